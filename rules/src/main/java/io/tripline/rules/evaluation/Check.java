package io.tripline.rules.evaluation;

import java.util.List;
import java.util.Set;
import org.drools.model.functions.HashedExpression;
import org.drools.model.functions.Predicate1;

/**
 * A condition bound to slots: the only predicates Drools ever runs. Each is a record of plain values, so that equal
 * conditions are equal and can share a node of the network.
 */
sealed interface Check extends Predicate1<SlottedEvent>, HashedExpression {
    @Override
    boolean test(SlottedEvent event);

    /** Unambiguous: texts stand with their length before them. */
    @Override
    String getExpressionHash();

    record All(List<Check> checks) implements Check {
        @Override
        public boolean test(SlottedEvent event) {
            for (Check check : checks) {
                if (!check.test(event)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String getExpressionHash() {
            return "all" + hashes(checks);
        }
    }

    record Any(List<Check> checks) implements Check {
        @Override
        public boolean test(SlottedEvent event) {
            for (Check check : checks) {
                if (check.test(event)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String getExpressionHash() {
            return "any" + hashes(checks);
        }
    }

    record Not(Check check) implements Check {
        @Override
        public boolean test(SlottedEvent event) {
            return !check.test(event);
        }

        @Override
        public String getExpressionHash() {
            return "not(" + check.getExpressionHash() + ")";
        }
    }

    /** Both bounds count; they are infinite where there is none. */
    record Range(int slot, double low, double high) implements Check {
        @Override
        public boolean test(SlottedEvent event) {
            double number = event.number(slot);
            return number >= low && number <= high;
        }

        @Override
        public String getExpressionHash() {
            return slot + " from " + low + " to " + high;
        }
    }

    record Unequal(int slot, double number) implements Check {
        @Override
        public boolean test(SlottedEvent event) {
            double value = event.number(slot);
            return value < number || value > number;
        }

        @Override
        public String getExpressionHash() {
            return slot + " unlike " + number;
        }
    }

    record Sum(int slot, Comparison comparison, double constant, List<Double> factors, List<Integer> slots)
            implements Check {
        @Override
        public boolean test(SlottedEvent event) {
            double sum = constant;
            for (int i = 0; i < slots.size(); i++) {
                sum += factors.get(i) * event.number(slots.get(i));
            }
            return comparison.holds(event.number(slot), sum);
        }

        @Override
        public String getExpressionHash() {
            return slot + " " + comparison + " sum " + constant + factors + slots;
        }
    }

    record NumberIn(int slot, Set<Double> numbers) implements Check {
        @Override
        public boolean test(SlottedEvent event) {
            return numbers.contains(event.number(slot));
        }

        @Override
        public String getExpressionHash() {
            return slot + " in " + numbers.stream().sorted().toList();
        }
    }

    record Text(int slot, String text) implements Check {
        @Override
        public boolean test(SlottedEvent event) {
            return text.equals(event.text(slot));
        }

        @Override
        public String getExpressionHash() {
            return slot + " is " + counted(text);
        }
    }

    record TextIn(int slot, Set<String> texts) implements Check {
        @Override
        public boolean test(SlottedEvent event) {
            String text = event.text(slot);
            return text != null && texts.contains(text);
        }

        @Override
        public String getExpressionHash() {
            StringBuilder hash = new StringBuilder(slot + " in");
            texts.stream().sorted().forEach(text -> hash.append(' ').append(counted(text)));
            return hash.toString();
        }
    }

    record TextPart(int slot, TextOperator operator, String part) implements Check {
        @Override
        public boolean test(SlottedEvent event) {
            String text = event.written(slot);
            return text != null && operator.holds(text, part);
        }

        @Override
        public String getExpressionHash() {
            return slot + " " + operator + " " + counted(part);
        }
    }

    record Same(int slot, int other) implements Check {
        @Override
        public boolean test(SlottedEvent event) {
            String text = event.text(slot);
            return text != null ? text.equals(event.text(other)) : event.number(slot) == event.number(other);
        }

        @Override
        public String getExpressionHash() {
            return slot + " same " + other;
        }
    }

    record Present(int slot) implements Check {
        @Override
        public boolean test(SlottedEvent event) {
            return event.has(slot);
        }

        @Override
        public String getExpressionHash() {
            return slot + " present";
        }
    }

    private static String counted(String text) {
        return text.length() + ":" + text;
    }

    private static List<String> hashes(List<Check> checks) {
        return checks.stream().map(Check::getExpressionHash).toList();
    }
}
