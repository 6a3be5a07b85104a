package io.tripline.rules.release;

import io.tripline.rules.evaluation.Comparison;
import io.tripline.rules.evaluation.Condition;
import io.tripline.rules.evaluation.Rule;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes rules as a tree in JSON. */
final class GuidedWriter {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private GuidedWriter() {}

    static String json(Collection<Rule> rules) {
        return JSON.writeValueAsString(
                        Map.of("rules", rules.stream().map(GuidedWriter::rule).toList()))
                + "\n";
    }

    private static Map<String, Object> rule(Rule rule) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", rule.id());
        entry.put("name", rule.name());
        entry.put("reason", rule.reasonCode());
        entry.put("weight", rule.weight());
        entry.put("mode", rule.mode().name());
        entry.put("group", rule.group());
        entry.put("version", rule.version());
        entry.put("when", condition(rule.condition()));
        return entry;
    }

    private static Map<String, Object> condition(Condition condition) {
        return switch (condition) {
            case Condition.All all -> Map.of("all", conditions(all.conditions()));
            case Condition.Any any -> Map.of("any", conditions(any.conditions()));
            case Condition.Not not -> Map.of("not", condition(not.condition()));
            case Condition.Compare compare -> compare(compare);
            case Condition.Between between ->
                leaf(between.left().path(), "between", "low", between.low(), "high", between.high());
            case Condition.OneOf oneOf -> oneOf(oneOf);
            case Condition.Same same ->
                leaf(
                        same.left().path(),
                        same.negated() ? "!=" : "==",
                        "other",
                        same.right().path());
            case Condition.TextPart part ->
                leaf(part.left().path(), part.operator().words(), "value", part.part());
            case Condition.Presence presence ->
                leaf(presence.left().path(), presence.present() ? "is present" : "is absent");
        };
    }

    private static List<Map<String, Object>> conditions(List<Condition> conditions) {
        return conditions.stream().map(GuidedWriter::condition).toList();
    }

    private static Map<String, Object> compare(Condition.Compare compare) {
        Condition.Sum sum = compare.right();
        String name = compare.left().path();
        Comparison comparison = compare.comparison();
        if (sum.terms().isEmpty()) {
            return leaf(name, comparison.symbol(), "value", sum.constant());
        }
        List<Map<String, Object>> terms = sum.terms().stream()
                .map(term ->
                        members("factor", term.factor(), "name", term.name().path()))
                .toList();
        return leaf(name, comparison.symbol(), "sum", members("constant", sum.constant(), "terms", terms));
    }

    private static Map<String, Object> oneOf(Condition.OneOf oneOf) {
        String name = oneOf.left().path();
        if (oneOf.values().size() == 1 && !(oneOf.values().getFirst() instanceof Double)) {
            return leaf(
                    name, oneOf.negated() ? "!=" : "==", "value", oneOf.values().getFirst());
        }
        return leaf(name, oneOf.negated() ? "not in" : "in", "values", oneOf.values());
    }

    private static Map<String, Object> leaf(String name, String operator, Object... more) {
        Map<String, Object> leaf = members("name", name, "operator", operator);
        leaf.putAll(members(more));
        return leaf;
    }

    private static Map<String, Object> members(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }
}
