package io.tripline.rules.release;

import io.tripline.rules.fact.EventFields;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FieldType;
import io.tripline.rules.fact.Filter;
import io.tripline.rules.fact.Filter.Operator;
import io.tripline.rules.language.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One condition of a fact: {@code {field: type, in: [PAYMENT]}}. */
final class FilterEntry {
    private static final int MAX_VALUES = 256;
    private static final int LONGEST_PART = 256;
    private static final Map<String, Operator> OPERATORS = Map.ofEntries(
            Map.entry("is", Operator.EQ),
            Map.entry("isNot", Operator.NE),
            Map.entry("above", Operator.GT),
            Map.entry("atLeast", Operator.GTE),
            Map.entry("below", Operator.LT),
            Map.entry("atMost", Operator.LTE),
            Map.entry("between", Operator.BETWEEN),
            Map.entry("in", Operator.IN),
            Map.entry("notIn", Operator.NOT_IN),
            Map.entry("contains", Operator.CONTAINS),
            Map.entry("startsWith", Operator.STARTS_WITH),
            Map.entry("endsWith", Operator.ENDS_WITH),
            Map.entry("present", Operator.PRESENT));

    private final YamlObject entry;
    private final FactSource source;

    FilterEntry(YamlObject entry, FactSource source) {
        this.entry = entry;
        this.source = source;
    }

    /** The condition, or empty when something about it is noted. */
    Optional<Filter> read() {
        List<String> known =
                new ArrayList<>(OPERATORS.keySet().stream().sorted().toList());
        known.addFirst("field");
        entry.only(known);
        Optional<String> field = entry.text("field", FactProperties.MAX_NAME);
        Optional<FieldType> type = field.flatMap(path -> EventFields.type(source, path));
        List<String> operators =
                entry.members().keySet().stream().filter(OPERATORS::containsKey).toList();
        if (field.isPresent() && type.isEmpty()) {
            return refuse(
                    "field",
                    "facts.unknown-field",
                    "events of " + source.topic() + " have no field " + field.get(),
                    Nearest.hint(
                            field.get(),
                            EventFields.of(source).keySet(),
                            "Known: " + EventFields.of(source).keySet()));
        }
        if (operators.size() != 1) {
            return refuse(
                    "field",
                    "facts.bad-condition",
                    "a condition has one of "
                            + OPERATORS.keySet().stream().sorted().toList(),
                    "Write {field: type, in: [PAYMENT]}.");
        }
        return type.flatMap(found -> filter(field.get(), found, operators.getFirst()));
    }

    private Optional<Filter> filter(String field, FieldType type, String property) {
        Operator operator = OPERATORS.get(property);
        YamlNode node = entry.members().get(property);
        if (operator == null || node == null) {
            return Optional.empty();
        }
        if (operator == Operator.PRESENT) {
            if (!(node.value() instanceof Boolean present)) {
                return refuse(property, "facts.bad-condition", "present is true or false", "Write present: true.");
            }
            return Optional.of(new Filter(field, present ? Operator.PRESENT : Operator.ABSENT, List.of()));
        }
        boolean several = operator == Operator.IN || operator == Operator.NOT_IN || operator == Operator.BETWEEN;
        List<YamlNode> nodes = several ? entry.list(property) : List.of(node);
        boolean rightCount =
                operator == Operator.BETWEEN ? nodes.size() == 2 : !nodes.isEmpty() && nodes.size() <= MAX_VALUES;
        if (!rightCount) {
            return refuse(
                    property,
                    "facts.bad-condition",
                    entry.path(property) + " has the wrong number of values",
                    "between takes two, in takes 1 to " + MAX_VALUES + ".");
        }
        for (YamlNode value : nodes) {
            if (!fits(value, type, operator)) {
                return refuse(
                        property,
                        "facts.type",
                        entry.path(property) + " compares " + field + " with " + value.kind(),
                        "Texts stand in quotes, numbers do not; sizes are compared of numbers only, and only texts have parts.");
            }
        }
        if (operator.ofParts() && !(node.value() instanceof String part && fits(part))) {
            return refuse(
                    property,
                    "facts.bad-condition",
                    entry.path(property) + " is empty or longer than " + LONGEST_PART + " characters",
                    "Write the letters that matter, or present: true.");
        }
        return Optional.of(
                new Filter(field, operator, nodes.stream().map(YamlNode::value).toList()));
    }

    private static boolean fits(String part) {
        return !part.isEmpty() && part.length() <= LONGEST_PART;
    }

    private static boolean fits(YamlNode node, FieldType type, Operator operator) {
        boolean number = node.value() instanceof Double;
        boolean plain = number || node.value() instanceof String || node.value() instanceof Boolean;
        if (operator.ofParts()) {
            return node.value() instanceof String && (type == FieldType.TEXT || type == FieldType.ANY);
        }
        return switch (type) {
            case NUMBER, TIME -> number;
            case TEXT -> node.value() instanceof String && !operator.ordered();
            case ANY -> operator.ordered() ? number : plain;
        };
    }

    private Optional<Filter> refuse(String property, String code, String message, String hint) {
        entry.find(property, code, message, hint);
        return Optional.empty();
    }
}
