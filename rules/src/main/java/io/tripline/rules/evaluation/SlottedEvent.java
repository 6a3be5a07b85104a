package io.tripline.rules.evaluation;

import io.tripline.rules.fact.FactValues;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** One interaction with its facts, each value in the slot its layout gives it; the rules that held are marked on it. */
final class SlottedEvent {
    private final double[] numbers;
    private final @Nullable String[] texts;
    private final BitSet flags = new BitSet();
    private final BitSet hits = new BitSet();

    /** The facts are in the first slots; those after them are empty. */
    SlottedEvent(FactValues facts, int slots) {
        numbers = new double[slots];
        texts = new String[slots];
        facts.copyInto(numbers, texts);
        Arrays.fill(numbers, facts.size(), slots, Double.NaN);
    }

    /** NaN leaves the slot without a number. There is one zero only: -0.0 becomes 0.0. */
    void put(int slot, double number) {
        numbers[slot] = number + 0.0;
    }

    void put(int slot, @Nullable Object value) {
        switch (value) {
            case Double number -> put(slot, number.doubleValue());
            case String text -> texts[slot] = text;
            case Boolean flag -> {
                texts[slot] = flag.toString();
                flags.set(slot);
            }
            case null, default -> {}
        }
    }

    /** NaN when absent or no number. */
    double number(int slot) {
        return numbers[slot];
    }

    /** Null when absent or no text; flags read as "true" and "false". */
    @Nullable
    String text(int slot) {
        return texts[slot];
    }

    /** Null when absent or no text; a flag is none. */
    @Nullable
    String written(int slot) {
        return flags.get(slot) ? null : texts[slot];
    }

    boolean has(int slot) {
        return texts[slot] != null || !Double.isNaN(numbers[slot]);
    }

    void hit(int rule) {
        hits.set(rule);
    }

    BitSet hits() {
        return hits;
    }
}
