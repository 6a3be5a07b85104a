package io.tripline.rules.fact;

import static java.util.Objects.requireNonNull;

import io.tripline.rules.fact.MemoryFacts.Sighting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is remembered for a SEQUENCE or an ABSENCE of one entity: sightings by time, at one time as they came. When they are too
 * many, those of the older half that no value depends on go first, as long as events come in order. Not thread-safe.
 */
final class HistoryTrail {
    private static final int BYTES_OF_SIGHTING = 56;

    private final FactDefinition definition;
    private final long window;
    private List<Sighting> sightings = new ArrayList<>();

    HistoryTrail(FactDefinition definition) {
        this.definition = definition;
        window = requireNonNull(definition.window()).toMillis();
    }

    /** Answers how many bytes more are taken, about. */
    long add(Sighting sighting) {
        int before = sightings.size();
        int place = before;
        while (place > 0 && sightings.get(place - 1).millis() > sighting.millis()) {
            place--;
        }
        sightings.add(place, sighting);
        long oldest = sightings.getLast().millis()
                - window
                - HistorySeries.LATE_BUCKETS * definition.bucket().toMillis();
        sightings.removeIf(one -> one.millis() <= oldest);
        if (sightings.size() > FactDefinition.MAX_MEMBERS) {
            compact(sightings.size() - FactDefinition.MAX_MEMBERS / 2);
        }
        if (sightings.size() > FactDefinition.MAX_MEMBERS) {
            sightings.removeFirst();
        }
        return (long) BYTES_OF_SIGHTING * (sightings.size() - before);
    }

    List<Sighting> inWindow(long now) {
        return sightings.stream()
                .filter(one -> one.millis() > now - window && one.millis() <= now)
                .toList();
    }

    private void compact(int older) {
        Duration within = definition.within();
        List<Sighting> kept = new ArrayList<>(
                within == null
                        ? withoutLongRuns(sightings.subList(0, older))
                        : unanswered(sightings.subList(0, older), within.toMillis()));
        kept.addAll(sightings.subList(older, sightings.size()));
        sightings = kept;
    }

    /** Of a run of events that fit the same steps, the first ones and the last ones can take all steps there are. */
    private List<Sighting> withoutLongRuns(List<Sighting> all) {
        int steps = definition.selections().size();
        List<Sighting> kept = new ArrayList<>();
        int end;
        for (int start = 0; start < all.size(); start = end) {
            end = start + 1;
            while (end < all.size() && all.get(end).number() == all.get(start).number()) {
                end++;
            }
            if (end - start > 2 * steps) {
                kept.addAll(all.subList(start, start + steps));
                kept.addAll(all.subList(end - steps, end));
            } else {
                kept.addAll(all.subList(start, end));
            }
        }
        return kept;
    }

    /** What was answered stays so, and nothing waits for what answers. */
    private List<Sighting> unanswered(List<Sighting> all, long within) {
        List<Sighting> kept = new ArrayList<>();
        long answer = Long.MAX_VALUE;
        long answerAfter = Long.MAX_VALUE;
        long at = Long.MAX_VALUE;
        for (int i = sightings.size() - 1; i >= 0; i--) {
            Sighting one = sightings.get(i);
            if (one.millis() != at) {
                at = one.millis();
                answerAfter = answer;
            }
            if (i < all.size() && one.isOf(0) && (answerAfter == Long.MAX_VALUE || answerAfter > at + within)) {
                kept.addFirst(new Sighting(at, 1.0));
            }
            if (one.isOf(1)) {
                answer = at;
            }
        }
        return kept;
    }
}
