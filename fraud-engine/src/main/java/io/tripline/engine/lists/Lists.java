package io.tripline.engine.lists;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactFunction;
import io.tripline.rules.fact.FactValues;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lists and snoozes as decisions use them: all in memory, read again when PostgreSQL says that something changed. While it
 * cannot be asked, what was known last stands. Thread-safe.
 */
@Component
public class Lists {

    private static final Logger log = LoggerFactory.getLogger(Lists.class);

    private final ListStore store;
    private final Clock clock;
    private volatile @Nullable Known known;

    Lists(ListStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Gives the facts that ask for a list the entry that counts now, where the interaction's entity has one. */
    public void fill(FactCatalogue catalogue, Event interaction, FactValues values) {
        Map<String, Map<String, ListEntry>> entries = known().entries();
        Instant now = clock.instant();
        for (FactDefinition fact : catalogue.facts()) {
            if (fact.function() == FactFunction.LISTED) {
                List<String> entity = fact.entityOf(interaction);
                ListEntry entry = entity == null
                        ? null
                        : entries.getOrDefault(Objects.requireNonNull(fact.field()), Map.of())
                                .get(entity.getFirst());
                if (entry != null && entry.holds(now)) {
                    values.put(fact.slot(), entry.shown());
                }
            }
        }
    }

    /** The rules that are snoozed for what this interaction is about. */
    public List<HeldRule> heldFor(Event interaction) {
        List<HeldRule> held = new ArrayList<>();
        Instant now = clock.instant();
        known().snoozes().forEach((field, snoozes) -> {
            Object value = interaction.field(field);
            if (value != null) {
                snoozes.getOrDefault(value.toString(), List.of()).stream()
                        .filter(snooze -> now.isBefore(snooze.until()))
                        .forEach(snooze -> held.add(new HeldRule(snooze.ruleId(), why(snooze))));
            }
        });
        return held;
    }

    @Scheduled(fixedDelay = 250)
    void look() {
        try {
            refresh();
        } catch (RuntimeException e) {
            log.warn("Lists cannot be read; what was known last stands: {}", e.toString());
        }
    }

    /** Takes up what was changed by now. */
    void refresh() {
        long version = store.version();
        Known before = known;
        if (before == null || before.version() != version) {
            known = read(version);
        }
    }

    /** Nothing is decided without lists. */
    private Known known() {
        Known now = known;
        if (now == null) {
            now = read(store.version());
            known = now;
        }
        return now;
    }

    private Known read(long version) {
        Instant now = clock.instant();
        Map<String, Map<String, ListEntry>> entries = store.entries(now).stream()
                .collect(groupingBy(ListEntry::list, toMap(ListEntry::value, entry -> entry)));
        Map<String, Map<String, List<Snooze>>> snoozes =
                store.snoozes(now).stream().collect(groupingBy(Snooze::field, groupingBy(Snooze::value)));
        return new Known(version, entries, snoozes);
    }

    private static String why(Snooze snooze) {
        return "snoozed for " + snooze.field() + " " + snooze.value() + " until " + snooze.until() + ": "
                + snooze.reason() + " (" + snooze.snoozedBy() + ")";
    }

    /** Entries by list and value; snoozes by field and value. What is read was written before the version was asked, or after. */
    private record Known(
            long version,
            Map<String, Map<String, ListEntry>> entries,
            Map<String, Map<String, List<Snooze>>> snoozes) {}
}
