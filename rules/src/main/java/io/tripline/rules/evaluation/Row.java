package io.tripline.rules.evaluation;

import java.util.Map;
import org.drools.core.reteoo.ObjectSink;
import org.jspecify.annotations.Nullable;

/**
 * A step on an event's way through the first layer of a network. It leads to a later one, never back, or to null: the way is
 * at its end. Immutable.
 */
sealed interface Row {
    @Nullable
    Row next(SlottedEvent event);

    /** Asks whether a number lies between two bounds, which both count. */
    record Within(
            int slot,
            double low,
            double high,
            @Nullable Row then,
            @Nullable Row otherwise) implements Row {
        @Override
        public @Nullable Row next(SlottedEvent event) {
            double number = event.number(slot);
            return number >= low && number <= high ? then : otherwise;
        }
    }

    /** Asks anything else. */
    record Ask(Check check, @Nullable Row then, @Nullable Row otherwise) implements Row {
        @Override
        public @Nullable Row next(SlottedEvent event) {
            return check.test(event) ? then : otherwise;
        }
    }

    /** Looks up, by the number or text in a slot, which of many values it is. */
    record LookUp(
            int slot,
            Map<Object, @Nullable Row> byValue,
            @Nullable Row otherwise) implements Row {
        @Override
        public @Nullable Row next(SlottedEvent event) {
            String text = event.text(slot);
            Object value = text == null ? Double.valueOf(event.number(slot)) : text;
            return byValue.getOrDefault(value, otherwise);
        }
    }

    /** Everything that some rules ask holds. */
    record Reached(ObjectSink rules, @Nullable Row then) implements Row {
        @Override
        public @Nullable Row next(SlottedEvent event) {
            return then;
        }
    }
}
