package io.tripline.rules.fact;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One declared fact: a function over the events of one entity in a sliding window.
 *
 * <p>The entity is named by the values of the key fields: an event that is counted moves the fact of the entity it
 * names, and an event that reads gets the fact of the entity it names. Without all key fields there is no entity: the
 * event is not counted, and reads absent.
 *
 * <p>A window slides in buckets of {@link #bucket()}: an event at time e counts at time t iff {@code floor(e/w) >
 * floor((t - window)/w)} and {@code floor(e/w) <= floor(t/w)}, times in milliseconds since 1970. For SEQUENCE and ABSENCE
 * it counts iff {@code t - window < e <= t}.
 *
 * @param slot its place in {@link FactValues}
 * @param field what the function takes, when it takes one: the path of a field, or for LISTED the name of a list
 * @param key one to four fields; empty for RATIO
 * @param window at least {@link #MIN_WINDOW} and at most {@link #MAX_WINDOW}; null for life, which SEQUENCE and ABSENCE
 *     cannot have
 * @param selections which events move it: one; for SEQUENCE one for each of its two to {@link #MAX_STEPS} steps, in order;
 *     for ABSENCE two, what happens and what is missing after it; none for RATIO and LISTED
 * @param within for ABSENCE only: how long what is missing had time to happen; shorter than the window
 * @param includeCurrent whether the event that reads is counted in what it reads
 * @param ratio for RATIO only
 */
public record FactDefinition(
        int slot,
        String name,
        FactFunction function,
        @Nullable String field,
        List<String> key,
        @Nullable Duration window,
        List<Selection> selections,
        @Nullable Duration within,
        boolean includeCurrent,
        String unit,
        String description,
        ValueType type,
        @Nullable Ratio ratio) {

    /** The shortest window. */
    public static final Duration MIN_WINDOW = Duration.ofSeconds(10);
    /** The longest window. */
    public static final Duration MAX_WINDOW = Duration.ofDays(400);
    /** DISTINCT keeps this many members of an entity; the one seen longest ago is dropped for a new one. */
    public static final int MAX_MEMBERS = 1_000;
    /** SEQUENCE has at most this many steps. */
    public static final int MAX_STEPS = 8;

    private static final int BUCKETS = 60;
    private static final Duration MIN_BUCKET = Duration.ofSeconds(1);

    /**
     * What a RATIO is made of.
     *
     * @param of slot of the fact above the line
     * @param over slot of the fact below the line
     * @param min the ratio is absent while the fact below the line is smaller than this
     */
    public record Ratio(int of, int over, double min) {}

    public FactDefinition {
        key = List.copyOf(key);
        selections = List.copyOf(selections);
        if (function.takesField() != (field != null)) {
            throw new IllegalArgumentException(
                    name + ": " + function + (field == null ? " needs a" : " has no") + " field");
        }
        if ((function == FactFunction.RATIO) != (ratio != null) || (ratio == null) == key.isEmpty()) {
            throw new IllegalArgumentException(name + ": a RATIO, and nothing else, has a ratio instead of a key");
        }
        if (window != null && (window.compareTo(MIN_WINDOW) < 0 || window.compareTo(MAX_WINDOW) > 0)) {
            throw new IllegalArgumentException(name + ": window is outside " + MIN_WINDOW + " to " + MAX_WINDOW);
        }
        if (selections.size() < function.leastSelections() || selections.size() > function.mostSelections()) {
            throw new IllegalArgumentException(
                    name + ": " + function + " of " + selections.size() + " kinds of events");
        }
        if (function.pattern() && window == null) {
            throw new IllegalArgumentException(name + ": " + function + " is kept over a window, not for life");
        }
        boolean fits = within != null && window != null && within.isPositive() && within.compareTo(window) < 0;
        if (function == FactFunction.ABSENCE ? !fits : within != null) {
            throw new IllegalArgumentException(
                    name + ": within is for ABSENCE, and shorter than the window: " + within);
        }
    }

    /** The same fact at another place, under another name. */
    public FactDefinition placed(int slot, String name) {
        return new FactDefinition(
                slot,
                name,
                function,
                field,
                key,
                window,
                selections,
                within,
                includeCurrent,
                unit,
                description,
                type,
                ratio);
    }

    /** Whether the event moves this fact: it is selected, and the key and the field have values. */
    public boolean countedBy(Event event) {
        return selected(event) && entityOf(event) != null && (field == null || valueIn(event) != null);
    }

    /** The values of the key fields as text, in order; null when one is missing. */
    public @Nullable List<String> entityOf(Event event) {
        List<String> values = new ArrayList<>(key.size());
        for (String path : key) {
            Object value = event.field(path);
            if (value == null) {
                return null;
            }
            values.add(text(value));
        }
        return values;
    }

    /**
     * What the event adds to the series: a Double for functions of numbers and LAST of a number or time, a String for
     * DISTINCT and LAST of a text, null when the event has no such value or the function takes no field. For SEQUENCE and
     * ABSENCE a Double, the sum of 2 to the power of n over the selections it belongs to, n from 0.
     */
    public @Nullable Object valueIn(Event event) {
        if (function.pattern()) {
            return (double) selectionsOf(event);
        }
        Object value = field == null ? null : event.field(field);
        if (value == null) {
            return null;
        }
        boolean asNumber = function.takesNumber() || (function == FactFunction.LAST && type == ValueType.NUMBER);
        return asNumber ? (value instanceof Double ? value : null) : text(value);
    }

    /** Whether the fact reads as seconds between what is remembered (seconds since 1970) and the reading event's time. */
    public boolean age() {
        return switch (function) {
            case FIRST_SEEN, LAST_SEEN -> true;
            case LAST ->
                field != null
                        && EventFields.type(selections.getFirst().source(), field)
                                        .orElse(FieldType.ANY)
                                == FieldType.TIME;
            default -> false;
        };
    }

    /** Whether events move it; a RATIO is derived from two others, and people put on lists who is LISTED. */
    public boolean stored() {
        return function != FactFunction.RATIO && function != FactFunction.LISTED;
    }

    /** Width of the buckets: a sixtieth of the window, at least a second. Throws IllegalStateException for life. */
    public Duration bucket() {
        if (window == null) {
            throw new IllegalStateException(name + " is kept for life and has no buckets");
        }
        Duration bucket = Duration.ofMillis(window.toMillis() / BUCKETS);
        return bucket.compareTo(MIN_BUCKET) < 0 ? MIN_BUCKET : bucket;
    }

    /**
     * Sixteen hex digits that stand for the meaning: function, field, key, window and what is selected. Facts of other
     * releases with the same meaning have the same series, whatever they are called.
     */
    public String seriesId() {
        return Meaning.hash(this);
    }

    private boolean selected(Event event) {
        for (Selection selection : selections) {
            if (selection.holds(event)) {
                return true;
            }
        }
        return false;
    }

    private int selectionsOf(Event event) {
        int bits = 0;
        for (int i = 0; i < selections.size(); i++) {
            bits |= selections.get(i).holds(event) ? 1 << i : 0;
        }
        return bits;
    }

    /** A number as people write it, without an exponent, so that it is alike to a text of the same digits. */
    private static String text(Object value) {
        if (!(value instanceof Double number) || !Double.isFinite(number)) {
            return value.toString();
        }
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString(number.longValue())
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
