package io.tripline.engine.backtest;

import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactFunction;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.Filter;
import io.tripline.rules.fact.Selection;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the candidate reads and some decisions of the range did not record.
 *
 * @param lists whoever was on them then, nobody knows: they are read as absent
 * @param counted facts that are counted again from stored interactions and labels, and from the log of user activity
 */
record Gaps(List<String> lists, List<FactDefinition> counted) {

    /** Events that come late are counted in their own bucket, for a tenth of a window. */
    private static final double WITH_LATE = 1.2;

    Gaps {
        lists = List.copyOf(lists);
        counted = List.copyOf(counted);
    }

    static Gaps of(Collection<RecordedFacts> recorded) {
        List<FactDefinition> lacking = recorded.stream()
                .flatMap(one -> one.lacking().stream())
                .distinct()
                .sorted(Comparator.comparingInt(FactDefinition::slot))
                .toList();
        return new Gaps(
                lacking.stream()
                        .filter(fact -> fact.function() == FactFunction.LISTED)
                        .map(FactDefinition::name)
                        .toList(),
                lacking.stream().filter(FactDefinition::stored).toList());
    }

    List<String> countedNames() {
        return counted.stream().map(FactDefinition::name).toList();
    }

    boolean readLabels() {
        return counted.stream().anyMatch(fact -> reads(fact, FactSource.LABEL));
    }

    /** Those that are counted again and that user activity moves. */
    List<FactDefinition> ofActivity() {
        return counted.stream()
                .filter(fact -> reads(fact, FactSource.USER_ACTIVITY))
                .toList();
    }

    /**
     * How long before an interaction the things happened that its facts may count; empty for ever. A label counts when it
     * becomes known, however long after its interaction that is.
     */
    Optional<Duration> longestWindow() {
        List<Optional<Duration>> reaches = counted.stream().map(Gaps::reach).toList();
        return reaches.stream().allMatch(Optional::isPresent)
                ? reaches.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** The same of one fact. */
    static Optional<Duration> reach(FactDefinition fact) {
        return reads(fact, FactSource.LABEL)
                ? Optional.empty()
                : Optional.ofNullable(fact.window())
                        .map(window -> Duration.ofMillis((long) (window.toMillis() * WITH_LATE)));
    }

    /** Paths of the fields that tell whether and how an event is counted. */
    Set<String> fields() {
        return fields(counted);
    }

    /** The same of these facts. */
    static Set<String> fields(List<FactDefinition> facts) {
        Set<String> fields = new HashSet<>();
        for (FactDefinition fact : facts) {
            fields.addAll(fact.key());
            Stream.ofNullable(fact.field()).forEach(fields::add);
            fact.selections().stream()
                    .flatMap(selection -> selection.where().stream())
                    .map(Filter::field)
                    .forEach(fields::add);
        }
        return fields;
    }

    private static boolean reads(FactDefinition fact, FactSource source) {
        return fact.selections().stream().map(Selection::source).anyMatch(source::equals);
    }
}
