package io.tripline.rules.release;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what happened before the interactions of scenarios, as many events as may still come. */
final class ScenarioHistory {
    /** In the histories of all scenarios of a release, so that running them takes well under a second. */
    static final int MAX_EVENTS = 20_000;

    private static final int MAX_TIMES = 2_000;
    private static final String TOO_MANY = "scenario.too-many-events";
    private static final String TOO_MANY_MESSAGE =
            "the histories of the release's scenarios have more than " + MAX_EVENTS + " events";
    private static final String FEWER = "Let fewer events stand for many, or give facts instead of a history.";

    private int left;

    ScenarioHistory(int left) {
        this.left = left;
    }

    /** That this file has more than those before it left room for. */
    static Finding tooMany(String file) {
        return new Finding(file, 0, 0, TOO_MANY, TOO_MANY_MESSAGE, FEWER);
    }

    /** Oldest first; what is wrong is noted. */
    List<Event> read(YamlObject entry, Event interaction) {
        List<Event> events = new ArrayList<>();
        for (YamlObject item : entry.objects("history")) {
            item.only(List.of("source", "type", "ago", "times", "every", "fields"));
            Optional<FactSource> source = item.text("source", 40).flatMap(topic -> source(topic, item));
            Optional<String> type = item.text("type", 64);
            Optional<Duration> ago = duration(item, "ago");
            if (source.isPresent() && type.isPresent() && ago.isPresent()) {
                addEvents(item, source.get(), type.get(), interaction, ago.get(), events);
            }
        }
        events.sort(Comparator.comparing(Event::time));
        return events;
    }

    private void addEvents(
            YamlObject item, FactSource source, String type, Event interaction, Duration ago, List<Event> events) {
        Map<String, Object> fields = fields(item, source, type, interaction);
        double times = item.has("times") ? item.number("times").orElse(1.0) : 1;
        Duration every = times > 1 ? duration(item, "every").orElse(Duration.ZERO) : Duration.ZERO;
        if (times < 1 || times > MAX_TIMES || times != Math.rint(times)) {
            item.find(
                    "times", "scenario.times", "times is a whole number from 1 to " + MAX_TIMES, "Write one of them.");
            return;
        }
        if (times > left) {
            item.find("times", TOO_MANY, TOO_MANY_MESSAGE, FEWER);
            return;
        }
        Instant first = interaction.time().minus(ago);
        Instant last = first.plus(every.multipliedBy((long) times - 1));
        if (!ScenarioFile.possible(first) || !ScenarioFile.possible(last)) {
            item.find(
                    "ago",
                    "scenario.bad-time",
                    "an event of this history would not be in the years 1970 to 9999",
                    "Write a shorter ago or every.");
            return;
        }
        left -= (int) times;
        for (int i = 0; i < times; i++) {
            events.add(new Event(source, type, first.plus(every.multipliedBy(i)), fields));
        }
    }

    /**
     * Interactions and labels have the fields of the scenario's interaction where they do not say otherwise. What cannot
     * be changed is not copied by the events either, however many.
     */
    private static Map<String, Object> fields(YamlObject item, FactSource source, String type, Event interaction) {
        Map<String, Object> fields =
                new HashMap<>(source == FactSource.USER_ACTIVITY ? Map.of() : interaction.fields());
        if (source == FactSource.INTERACTION) {
            fields.put("type", type);
        }
        if (item.has("fields")) {
            item.object("fields").ifPresent(members -> fields.putAll(ScenarioFile.fields(members, source)));
        }
        return Map.copyOf(fields);
    }

    private static Optional<Duration> duration(YamlObject item, String property) {
        return item.text(property, 20).flatMap(text -> {
            Optional<Duration> duration = FactProperties.duration(text);
            if (duration.isEmpty()) {
                item.find(property, "scenario.bad-duration", text + " is no duration", "Write 30s, 10m, 24h or 7d.");
            }
            return duration;
        });
    }

    private static Optional<FactSource> source(String topic, YamlObject item) {
        Optional<FactSource> source = Arrays.stream(FactSource.values())
                .filter(known -> known.topic().equals(topic))
                .findFirst();
        if (source.isEmpty()) {
            item.find(
                    "source",
                    "scenario.unknown-source",
                    "there is no source " + topic,
                    "Known: interactions, user-activity, labels.");
        }
        return source;
    }
}
