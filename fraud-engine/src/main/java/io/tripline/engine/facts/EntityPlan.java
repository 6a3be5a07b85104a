package io.tripline.engine.facts;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactFunction;
import io.tripline.rules.fact.FactValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is kept about the entities of one kind, such as all that is known by user id and device id. Immutable. */
final class EntityPlan {
    private static final Duration LIFE = Duration.ofDays(730);
    private static final Duration SPARE = Duration.ofDays(1);

    private final List<FactDefinition> reads;
    private final List<FactDefinition> series = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final byte[] packed;

    /**
     * All stored facts with the same key.
     *
     * @param names of series in Redis, by their ids
     */
    EntityPlan(List<FactDefinition> facts, UnaryOperator<String> names) {
        reads = List.copyOf(facts);
        for (FactDefinition fact : facts) {
            if (!ids.contains(fact.seriesId())) {
                ids.add(fact.seriesId());
                series.add(fact);
            }
        }
        packed = pack(names);
    }

    /** The name of the entity that the event is about, or null when it names none. */
    @Nullable
    String entityOf(Event event) {
        FactDefinition any = reads.getFirst();
        List<String> values = any.entityOf(event);
        return values == null ? null : EntityKey.of(any.key(), values);
    }

    /** In the order in which they are numbered from 0. */
    List<String> seriesIds() {
        return ids;
    }

    boolean movedBy(Event event, IntPredicate counts) {
        for (int i = 0; i < series.size(); i++) {
            if (counts.test(i) && series.get(i).countedBy(event)) {
                return true;
            }
        }
        return false;
    }

    /** Appends the number of series that the event moves, and each with its value. */
    void packUpdates(Event event, IntPredicate counts, Packer out) {
        int count = 0;
        Packer updates = new Packer();
        for (int i = 0; i < series.size(); i++) {
            FactDefinition fact = series.get(i);
            if (counts.test(i) && fact.countedBy(event)) {
                count++;
                updates.add(i + 1L);
                packValue(fact, event, updates);
            }
        }
        out.add(count).addAll(updates);
    }

    /** Puts the values of one answer into their slots. */
    void unpackReads(Unpacker in, Event event, FactValues values) {
        if (in.array() != reads.size()) {
            throw new IllegalStateException("the facts library answered for other facts than were asked of it");
        }
        for (FactDefinition fact : reads) {
            switch (in.value()) {
                case Double number -> values.putFinite(fact.slot(), asRead(fact, number, event));
                case String text -> values.put(fact.slot(), text);
                case null, default -> {}
            }
        }
    }

    byte[] packed() {
        return packed;
    }

    private static void packValue(FactDefinition fact, Event event, Packer out) {
        Object value = fact.valueIn(event);
        if (value == null) {
            return;
        }
        if (fact.function() == FactFunction.DISTINCT) {
            out.add(Digests.member(value.toString()));
        } else if (value instanceof Double number) {
            out.add((double) number);
        } else {
            out.add(value.toString());
        }
    }

    /** An age is never negative: what happened later than the event has none yet. */
    private static double asRead(FactDefinition fact, double number, Event event) {
        if (!fact.age()) {
            return number;
        }
        double millis = fact.function() == FactFunction.LAST ? number * 1000 : number;
        return Math.max(0, (event.time().toEpochMilli() - millis) / 1000);
    }

    private byte[] pack(UnaryOperator<String> names) {
        Packer out = new Packer().add(expiry().toSeconds()).add(series.size());
        for (FactDefinition fact : series) {
            Duration window = fact.window();
            out.add(names.apply(fact.seriesId()))
                    .add(code(fact.function()))
                    .add(window == null ? 0 : fact.bucket().toMillis())
                    .add(window == null ? 0 : window.toMillis())
                    .add(extra(fact));
        }
        out.add(reads.size());
        for (FactDefinition fact : reads) {
            out.add(ids.indexOf(fact.seriesId()) + 1L).add(fact.includeCurrent() ? 1 : 0);
        }
        return out.array();
    }

    private Duration expiry() {
        Duration longest = Duration.ZERO;
        for (FactDefinition fact : series) {
            Duration window = fact.window() == null ? LIFE : fact.window().plus(SPARE);
            longest = window.compareTo(longest) > 0 ? window : longest;
        }
        return longest;
    }

    /** What SEQUENCE and ABSENCE need to know besides. */
    private static long extra(FactDefinition fact) {
        Duration within = fact.within();
        if (within != null) {
            return within.toMillis();
        }
        return fact.function() == FactFunction.SEQUENCE ? fact.selections().size() : 0;
    }

    private static int code(FactFunction function) {
        return switch (function) {
            case COUNT -> 1;
            case SUM -> 2;
            case AVG -> 3;
            case MIN -> 4;
            case MAX -> 5;
            case STDDEV -> 6;
            case DISTINCT -> 7;
            case LAST -> 8;
            case FIRST_SEEN -> 9;
            case LAST_SEEN -> 10;
            case SEQUENCE -> 11;
            case ABSENCE -> 12;
            case RATIO, LISTED -> throw new IllegalArgumentException("ratios and lists are not stored");
        };
    }
}
