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

    /** Interactions and labels have the fields of the scenario's interaction where they do not say otherwise. */
    private void addEvents(
            YamlObject item, FactSource source, String type, Event interaction, Duration ago, List<Event> events) {
        Map<String, Object> fields =
                new HashMap<>(source == FactSource.USER_ACTIVITY ? Map.of() : interaction.fields());
        if (source == FactSource.INTERACTION) {
            fields.put("type", type);
        }
        if (item.has("fields")) {
            item.object("fields").ifPresent(members -> fields.putAll(ScenarioFile.fields(members, source)));
        }
        int times = item.has("times") ? item.number("times").orElse(1.0).intValue() : 1;
        Duration every = times > 1 ? duration(item, "every").orElse(Duration.ZERO) : Duration.ZERO;
        if (times < 1 || times > MAX_TIMES) {
            item.find("times", "scenario.times", "times is from 1 to " + MAX_TIMES, "Write fewer.");
            return;
        }
        if (times > left) {
            item.find("times", TOO_MANY, TOO_MANY_MESSAGE, FEWER);
            return;
        }
        left -= times;
        for (int i = 0; i < times; i++) {
            Instant time = interaction.time().minus(ago).plus(every.multipliedBy(i));
            events.add(new Event(source, type, time, fields));
        }
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
