package io.tripline.rules.analysis;

import io.tripline.rules.evaluation.Name;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactFunction;
import io.tripline.rules.fact.FieldType;
import io.tripline.rules.fact.Filter;
import io.tripline.rules.fact.Selection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Which values fields and facts have at all. */
record Domain(FactCatalogue facts) {
    private static final TextSet LABELS = new TextSet(false, Set.of("FRAUD", "GENUINE"));
    private static final Set<String> ALWAYS_PRESENT =
            Set.of("type", "occurredAt", "occurredAt.hour", "occurredAt.weekday");

    Values of(Name name) {
        Values typed = new Values(
                name.fact() || !ALWAYS_PRESENT.contains(name.path()),
                name.type() == FieldType.TEXT ? NumberSet.NONE : numbers(name),
                texts(name));
        return whole(name) ? new Values(typed.absent(), typed.numbers().whole(), typed.texts()) : typed;
    }

    /** Whether its numbers are whole. */
    boolean whole(Name name) {
        return name.fact()
                ? counts(name)
                : name.path().equals("occurredAt.hour") || name.path().equals("occurredAt.weekday");
    }

    private static TextSet texts(Name name) {
        if (!name.textual()) {
            return TextSet.NONE;
        }
        return !name.fact() && name.path().equals("label") ? LABELS : TextSet.ALL;
    }

    private NumberSet numbers(Name name) {
        if (name.fact()) {
            return facts.find(name.path()).map(this::numbers).orElse(NumberSet.ALL);
        }
        return switch (name.path()) {
            case "occurredAt.hour" -> NumberSet.range(0, 23);
            case "occurredAt.weekday" -> NumberSet.range(1, 7);
            case "location.lat" -> NumberSet.range(-90, 90);
            case "location.lon" -> NumberSet.range(-180, 180);
            default -> NumberSet.ALL;
        };
    }

    private NumberSet numbers(FactDefinition fact) {
        return switch (fact.function()) {
            case DISTINCT -> NumberSet.range(0, FactDefinition.MAX_MEMBERS);
            case COUNT, ABSENCE, STDDEV, FIRST_SEEN, LAST_SEEN -> NumberSet.above(0, true);
            case SEQUENCE -> NumberSet.range(0, fact.selections().size());
            case RATIO -> fact.ratio() == null ? NumberSet.ALL : numbers(fact.ratio());
            default -> NumberSet.ALL;
        };
    }

    private NumberSet numbers(FactDefinition.Ratio ratio) {
        FactDefinition of = facts.facts().get(ratio.of());
        FactDefinition over = facts.facts().get(ratio.over());
        if (of.function() != FactFunction.COUNT || over.function() != FactFunction.COUNT) {
            return NumberSet.ALL;
        }
        return partOf(of, over) ? NumberSet.range(0, 1) : NumberSet.above(0, true);
    }

    /** Whether what one fact counts, the other counts too. */
    private static boolean partOf(FactDefinition part, FactDefinition whole) {
        Selection parts = part.selections().getFirst();
        Selection all = whole.selections().getFirst();
        return Objects.equals(part.window(), whole.window())
                && part.includeCurrent() == whole.includeCurrent()
                && new HashSet<>(part.key()).containsAll(whole.key())
                && parts.source() == all.source()
                && all.where().stream().allMatch(filter -> impliedBy(parts.where(), filter));
    }

    /** Only {@code ABSENT} holds for a field without a value. */
    private static boolean impliedBy(List<Filter> filters, Filter filter) {
        return filters.contains(filter)
                || (filter.operator() == Filter.Operator.PRESENT
                        && filters.stream()
                                .anyMatch(other -> other.field().equals(filter.field())
                                        && other.operator() != Filter.Operator.ABSENT));
    }

    private boolean counts(Name name) {
        return facts.find(name.path())
                .filter(fact -> switch (fact.function()) {
                    case COUNT, DISTINCT, SEQUENCE, ABSENCE -> true;
                    default -> false;
                })
                .isPresent();
    }
}
