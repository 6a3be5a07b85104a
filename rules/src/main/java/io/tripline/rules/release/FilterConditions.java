package io.tripline.rules.release;

import io.tripline.rules.evaluation.Comparison;
import io.tripline.rules.evaluation.Condition;
import io.tripline.rules.evaluation.Name;
import io.tripline.rules.evaluation.TextOperator;
import io.tripline.rules.fact.EventFields;
import io.tripline.rules.fact.FieldType;
import io.tripline.rules.fact.Filter;
import io.tripline.rules.fact.Selection;
import java.util.List;
import java.util.stream.Stream;

/** What facts count, said in conditions of rules, so that what is known of those can be asked of them. */
final class FilterConditions {
    private FilterConditions() {}

    /** Hold together of whatever is selected; maybe of more. */
    static List<Condition> of(Selection selection) {
        return selection.where().stream()
                .flatMap(filter -> of(
                        new Name(
                                filter.field(),
                                false,
                                EventFields.type(selection.source(), filter.field())
                                        .orElse(FieldType.ANY),
                                ""),
                        filter))
                .toList();
    }

    private static Stream<Condition> of(Name field, Filter filter) {
        return switch (filter.operator()) {
            case EQ, IN -> Stream.of(new Condition.OneOf(field, false, filter.values()));
            case NE, NOT_IN -> Stream.of(new Condition.OneOf(field, true, filter.values()));
            case GT -> Stream.of(bound(field, Comparison.GT, filter.values().getFirst()));
            case GTE -> Stream.of(bound(field, Comparison.GTE, filter.values().getFirst()));
            case LT -> Stream.of(bound(field, Comparison.LT, filter.values().getFirst()));
            case LTE -> Stream.of(bound(field, Comparison.LTE, filter.values().getFirst()));
            case BETWEEN ->
                Stream.of(
                        bound(field, Comparison.GTE, filter.values().getFirst()),
                        bound(field, Comparison.LTE, filter.values().getLast()));
            case CONTAINS -> Stream.of(part(field, TextOperator.CONTAINS, filter));
            case STARTS_WITH -> Stream.of(part(field, TextOperator.STARTS_WITH, filter));
            case ENDS_WITH -> Stream.of(part(field, TextOperator.ENDS_WITH, filter));
            case PRESENT -> Stream.of(new Condition.Presence(field, true));
            case ABSENT -> Stream.of(new Condition.Presence(field, false));
        };
    }

    private static Condition bound(Name field, Comparison comparison, Object bound) {
        return new Condition.Compare(field, comparison, new Condition.Sum((Double) bound, List.of()));
    }

    private static Condition part(Name field, TextOperator operator, Filter filter) {
        return new Condition.TextPart(
                field, operator, filter.values().getFirst().toString());
    }
}
