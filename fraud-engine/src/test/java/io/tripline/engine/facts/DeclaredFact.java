package io.tripline.engine.facts;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a facts.yaml, as somebody would write it.
 *
 * @param field what the function takes, or null
 * @param window null for life
 * @param kinds one; the steps of a sequence; what happens and what is missing of an absence; none of a ratio
 * @param parts the two facts of a ratio, or none
 */
record DeclaredFact(
        String name,
        String function,
        @Nullable String field,
        List<String> key,
        @Nullable Duration window,
        List<Kind> kinds,
        @Nullable Duration within,
        boolean current,
        int min,
        List<DeclaredFact> parts) {

    /** Events of one source. */
    record Kind(String source, List<Condition> where) {
        String yaml() {
            return "source: " + source
                    + (where.isEmpty()
                            ? ""
                            : where.stream().map(Condition::yaml).collect(Collectors.joining(", ", ", where: [", "]")));
        }
    }

    /**
     * A condition.
     *
     * @param operator as it is written in the file
     * @param values Strings, Doubles and Booleans
     */
    record Condition(String field, String operator, List<Object> values) {
        String yaml() {
            boolean several = List.of("in", "notIn", "between").contains(operator);
            String all = values.stream().map(Condition::literal).collect(Collectors.joining(", "));
            return "{field: " + field + ", " + operator + ": " + (several ? "[" + all + "]" : all) + "}";
        }

        private static String literal(Object value) {
            return value instanceof String text ? '"' + text + '"' : value.toString();
        }
    }

    /** As a line of the file. */
    String yaml() {
        StringBuilder line = new StringBuilder("  - {name: " + name + ", function: " + function);
        if (field != null) {
            line.append(", field: ").append(field);
        }
        switch (function) {
            case "ratio" ->
                line.append(", of: ")
                        .append(parts.getFirst().name)
                        .append(", over: ")
                        .append(parts.getLast().name)
                        .append(", min: ")
                        .append(min);
            case "sequence" ->
                line.append(kinds.stream()
                        .map(kind -> "{" + kind.yaml() + "}")
                        .collect(Collectors.joining(", ", ", steps: [", "]")));
            case "absence" ->
                line.append(", first: {" + kinds.getFirst().yaml() + "}, missing: {"
                        + kinds.getLast().yaml() + "}, within: " + time(within));
            case "share" ->
                line.append(", min: ")
                        .append(min)
                        .append(", ")
                        .append(kinds.getFirst().yaml());
            default -> line.append(", ").append(kinds.getFirst().yaml());
        }
        if (!key.isEmpty()) {
            line.append(", key: ").append(key).append(", window: ").append(time(window));
        }
        return line.append(current ? ", include: current" : "")
                .append(", unit: u, description: d}\n")
                .toString();
    }

    private static String time(@Nullable Duration time) {
        if (time == null) {
            return "life";
        }
        long seconds = time.toSeconds();
        return seconds % 86_400 == 0 ? time.toDays() + "d" : seconds % 60 == 0 ? time.toMinutes() + "m" : seconds + "s";
    }
}
