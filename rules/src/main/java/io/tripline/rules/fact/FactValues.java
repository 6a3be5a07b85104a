package io.tripline.rules.fact;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Values of the facts of one catalogue for one event, by slot; missing until put. Not thread-safe. */
public final class FactValues {
    private final double[] numbers;
    private final @Nullable String[] texts;

    /** With as many slots as the catalogue has facts, all missing. */
    public FactValues(int size) {
        numbers = new double[size];
        Arrays.fill(numbers, Double.NaN);
        texts = new String[size];
    }

    public int size() {
        return numbers.length;
    }

    public boolean has(int slot) {
        return texts[slot] != null || !Double.isNaN(numbers[slot]);
    }

    /** The number in this slot, or NaN when it is missing or a text. */
    public double number(int slot) {
        return numbers[slot];
    }

    /** The text in this slot, or null when it is missing or a number. */
    public @Nullable String text(int slot) {
        return texts[slot];
    }

    /** Copies what is known into the first slots of these, whose other slots stay as they are. */
    public void copyInto(double[] itsNumbers, @Nullable String[] itsTexts) {
        System.arraycopy(numbers, 0, itsNumbers, 0, numbers.length);
        System.arraycopy(texts, 0, itsTexts, 0, texts.length);
    }

    /** There is one zero only: -0.0 becomes 0.0. Throws IllegalArgumentException for NaN and infinities. */
    public void put(int slot, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a fact is a finite number, not " + value);
        }
        numbers[slot] = value + 0.0;
        texts[slot] = null;
    }

    /** Puts a number unless it is beyond all numbers, as a sum of very large ones may be: the fact is absent then. */
    public void putFinite(int slot, double value) {
        if (Double.isFinite(value)) {
            put(slot, value);
        }
    }

    public void put(int slot, String value) {
        numbers[slot] = Double.NaN;
        texts[slot] = value;
    }

    /** The same values, but for those of these slots, which are missing. */
    public FactValues without(BitSet slots) {
        FactValues others = new FactValues(numbers.length);
        for (int slot = 0; slot < numbers.length; slot++) {
            if (!slots.get(slot)) {
                others.numbers[slot] = numbers[slot];
                others.texts[slot] = texts[slot];
            }
        }
        return others;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FactValues that
                && Arrays.equals(numbers, that.numbers)
                && Arrays.equals(texts, that.texts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(numbers) + Arrays.hashCode(texts);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int slot = 0; slot < numbers.length; slot++) {
            if (has(slot)) {
                String value = texts[slot] != null ? texts[slot] : Double.toString(numbers[slot]);
                text.append(text.length() > 1 ? ", " : "")
                        .append(slot)
                        .append('=')
                        .append(value);
            }
        }
        return text.append('}').toString();
    }
}
