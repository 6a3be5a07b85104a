package io.tripline.rules.release;

import io.tripline.rules.evaluation.Comparison;
import io.tripline.rules.evaluation.Condition;
import io.tripline.rules.evaluation.Mode;
import io.tripline.rules.evaluation.Name;
import io.tripline.rules.evaluation.Rule;
import io.tripline.rules.evaluation.TextOperator;
import io.tripline.rules.language.Conditions;
import io.tripline.rules.language.HeaderPart;
import io.tripline.rules.language.Mistake;
import io.tripline.rules.language.Nearest;
import io.tripline.rules.language.Numbers;
import io.tripline.rules.language.RuleText;
import io.tripline.rules.language.RuleWriter;
import io.tripline.rules.language.Vocabulary;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One rule of a guided file. */
final class GuidedRule {
    private static final int LONGEST = 1_000;
    private static final List<String> JOINS = List.of("all", "any", "not");
    private static final List<String> PROPERTIES =
            List.of("id", "name", "reason", "weight", "mode", "group", "version", "when");
    private static final List<String> OPERATORS = Stream.of(
                    List.of("==", "!=", "<", "<=", ">", ">=", "in", "not in", "between"),
                    TextOperator.WORDS,
                    List.of("is present", "is absent"))
            .flatMap(List::stream)
            .toList();

    private final YamlObject entry;
    private final Conditions conditions;
    private int count;

    GuidedRule(YamlObject entry, Vocabulary vocabulary) {
        this.entry = entry;
        this.conditions = new Conditions(vocabulary);
    }

    /** The rule, or empty when something about it is noted. */
    Optional<RuleText.Placed> read() {
        entry.only(PROPERTIES);
        Map<HeaderPart, String> header = new EnumMap<>(HeaderPart.class);
        for (HeaderPart part : HeaderPart.values()) {
            header(part).ifPresent(value -> header.put(part, value));
        }
        Optional<Condition> when = entry.object("when").flatMap(this::root);
        if (when.isEmpty() || header.size() < HeaderPart.values().length) {
            return Optional.empty();
        }
        Rule rule = rule(header, when.get());
        return Optional.of(new RuleText.Placed(rule, entry.line(), entry.column(), places()));
    }

    /** Where each of the conditions that all have to hold begins, once they are read. */
    private List<RuleText.Place> places() {
        return entry.object("when").stream()
                .flatMap(when -> when.has("all") ? when.objects("all").stream() : Stream.of(when))
                .map(condition -> new RuleText.Place(condition.line(), condition.column()))
                .toList();
    }

    static Rule rule(Map<HeaderPart, String> header, Condition when) {
        Function<HeaderPart, String> part = name -> Objects.requireNonNull(header.get(name));
        Rule rule = new Rule(
                part.apply(HeaderPart.ID),
                part.apply(HeaderPart.NAME),
                part.apply(HeaderPart.VERSION),
                part.apply(HeaderPart.REASON),
                part.apply(HeaderPart.GROUP),
                Double.parseDouble(part.apply(HeaderPart.WEIGHT)),
                Mode.valueOf(part.apply(HeaderPart.MODE)),
                when instanceof Condition.All ? when : new Condition.All(List.of(when)),
                "");
        return rule.withText(RuleWriter.text(rule));
    }

    private Optional<String> header(HeaderPart part) {
        Optional<String> value = part == HeaderPart.WEIGHT
                ? entry.number(part.property()).map(Numbers::text)
                : entry.text(part.property(), LONGEST);
        return value.flatMap(text -> attempt(entry, part.property(), () -> part.require(text)));
    }

    /** The outermost "all" is the list of conditions that have to hold. */
    private Optional<Condition> root(YamlObject node) {
        if (!node.has("all")) {
            return condition(node, 0).map(condition -> new Condition.All(List.of(condition)));
        }
        node.only(List.of("all"));
        return parts(node, "all", 0, true).map(Condition.All::new);
    }

    private Optional<Condition> condition(YamlObject node, int depth) {
        if (depth > Conditions.MAX_DEPTH) {
            node.find("", "rule.limit", "conditions are nested deeper than " + Conditions.MAX_DEPTH, "Split the rule.");
            return Optional.empty();
        }
        List<String> joins = JOINS.stream().filter(node::has).toList();
        if (joins.isEmpty()) {
            return leaf(node);
        }
        String join = joins.getFirst();
        node.only(List.of(join));
        return switch (join) {
            case "not" ->
                node.object("not")
                        .flatMap(inner -> condition(inner, inside(inner, depth + 1)))
                        .map(Condition.Not::new);
            case "all" -> parts(node, join, depth, false).map(parts -> one(parts, Condition.All::new));
            default -> parts(node, join, depth, false).map(parts -> one(parts, Condition.Any::new));
        };
    }

    /** As deep as text is, where only what stands in parentheses, and what is negated, is deeper. */
    private static int inside(YamlObject inner, int depth) {
        return inner.has("all") || inner.has("any") ? depth + 1 : depth;
    }

    private static Condition one(List<Condition> parts, Function<List<Condition>, Condition> join) {
        return parts.size() == 1 ? parts.getFirst() : join.apply(parts);
    }

    private Optional<List<Condition>> parts(YamlObject node, String join, int depth, boolean outermost) {
        List<Condition> parts = new ArrayList<>();
        List<YamlObject> nodes = node.objects(join);
        for (YamlObject part : nodes) {
            condition(part, outermost ? depth : inside(part, depth)).ifPresent(parts::add);
        }
        if (node.list(join).isEmpty()) {
            node.find(join, "rule.no-condition", node.path(join) + " is empty", "Put conditions in it, or remove it.");
        }
        return parts.isEmpty() || parts.size() < node.list(join).size() ? Optional.empty() : Optional.of(parts);
    }

    private Optional<Condition> leaf(YamlObject node) {
        if (++count > Conditions.MAX_CONDITIONS) {
            if (count == Conditions.MAX_CONDITIONS + 1) {
                node.find(
                        "",
                        "rule.limit",
                        "the rule has more than " + Conditions.MAX_CONDITIONS + " conditions",
                        "Split the rule.");
            }
            return Optional.empty();
        }
        Optional<Name> name = name(node, "name");
        Optional<String> operator = node.text("operator", LONGEST).filter(text -> known(node, text));
        return name.isEmpty() || operator.isEmpty() ? Optional.empty() : leaf(node, name.get(), operator.get());
    }

    private static boolean known(YamlObject node, String operator) {
        if (!OPERATORS.contains(operator)) {
            node.find(
                    "operator",
                    "rule.unknown-operator",
                    "there is no operator " + operator,
                    Nearest.hint(operator, OPERATORS, "Known: " + OPERATORS + "."));
        }
        return OPERATORS.contains(operator);
    }

    private Optional<Condition> leaf(YamlObject node, Name left, String operator) {
        return switch (operator) {
            case "is present", "is absent" -> {
                node.only(List.of("name", "operator"));
                yield Optional.of(new Condition.Presence(left, operator.equals("is present")));
            }
            case "between" -> {
                node.only(List.of("name", "operator", "low", "high"));
                Optional<Double> low = node.number("low");
                Optional<Double> high = node.number("high");
                yield low.isEmpty() || high.isEmpty()
                        ? Optional.empty()
                        : attempt(node, "low", () -> conditions.between(left, low.get(), high.get()));
            }
            case "in", "not in" -> {
                node.only(List.of("name", "operator", "values"));
                List<Object> values =
                        node.list("values").stream().map(YamlNode::value).toList();
                yield plain(node, "values", values)
                        ? attempt(node, "values", () -> conditions.oneOf(left, operator.equals("not in"), values))
                        : Optional.empty();
            }
            case "contains", "starts with", "ends with" ->
                textPart(node, left, TextOperator.of(operator).orElseThrow());
            default -> comparison(node, left, Conditions.comparison(operator).orElseThrow());
        };
    }

    private Optional<Condition> comparison(YamlObject node, Name left, Comparison comparison) {
        if (node.has("other")) {
            node.only(List.of("name", "operator", "other"));
            return name(node, "other").flatMap(other -> attempt(node, "other", () -> same(left, comparison, other)));
        }
        if (node.has("sum")) {
            node.only(List.of("name", "operator", "sum"));
            return node.object("sum").flatMap(sum -> sum(sum, left, comparison));
        }
        return value(node, "Add value, other or sum.")
                .flatMap(value -> attempt(node, "value", () -> conditions.compare(left, comparison, value)));
    }

    private Optional<Condition> textPart(YamlObject node, Name left, TextOperator operator) {
        return value(node, "Add value: the text to look for.")
                .flatMap(value -> attempt(node, "value", () -> Conditions.textPart(left, operator, value)));
    }

    private static Optional<Object> value(YamlObject node, String hint) {
        node.only(List.of("name", "operator", "value"));
        YamlNode value = node.members().get("value");
        if (value == null) {
            node.find("", "json.missing", "the condition has no value", hint);
            return Optional.empty();
        }
        return plain(node, "value", List.of(value.value())) ? Optional.of(value.value()) : Optional.empty();
    }

    private Condition same(Name left, Comparison comparison, Name other) {
        if (comparison != Comparison.EQ && comparison != Comparison.NE) {
            throw new Mistake(
                    "rule.type",
                    "two texts cannot be compared by " + comparison.symbol(),
                    "Write == or !=; compare numbers with a sum.");
        }
        return conditions.same(left, comparison == Comparison.NE, other);
    }

    private Optional<Condition> sum(YamlObject sum, Name left, Comparison comparison) {
        sum.only(List.of("constant", "terms"));
        Optional<Double> constant = sum.number("constant");
        List<Condition.Term> terms = new ArrayList<>();
        List<YamlObject> entries = sum.objects("terms");
        for (YamlObject entry : entries) {
            entry.only(List.of("factor", "name"));
            Optional<Double> factor = entry.number("factor");
            Optional<Name> name = name(entry, "name");
            if (factor.isPresent() && name.isPresent()) {
                terms.add(new Condition.Term(factor.get(), name.get()));
            }
        }
        if (constant.isEmpty() || terms.size() < sum.list("terms").size()) {
            return Optional.empty();
        }
        return attempt(sum, "terms", () -> conditions.compare(left, comparison, constant.get(), terms));
    }

    private Optional<Name> name(YamlObject node, String property) {
        return node.text(property, LONGEST).flatMap(path -> attempt(node, property, () -> conditions.name(path)));
    }

    private static boolean plain(YamlObject node, String property, List<Object> values) {
        boolean plain = values.stream().noneMatch(value -> value instanceof List<?> || value instanceof Map<?, ?>);
        if (!plain) {
            node.find(
                    property,
                    "json.type",
                    node.path(property) + " holds a list or an object",
                    "Write texts, numbers, true or false.");
        }
        return plain;
    }

    private static <T> Optional<T> attempt(YamlObject node, String property, Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (Mistake mistake) {
            node.find(property, mistake);
            return Optional.empty();
        }
    }
}
