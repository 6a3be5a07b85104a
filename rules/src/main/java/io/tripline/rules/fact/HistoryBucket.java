package io.tripline.rules.fact;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the events of one stretch of time come to; several add up to a longer one. Not thread-safe. */
final class HistoryBucket {
    private static final int BYTES = 160;
    private static final int BYTES_OF_MEMBER = 80;

    private final Set<Object> members = new HashSet<>(1);
    private long count;
    private double sum;
    private double mean;
    private double squares;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private long first = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;
    private @Nullable Object last;

    void add(FactFunction function, long millis, @Nullable Object value) {
        count++;
        first = Math.min(first, millis);
        if (millis >= latest) {
            latest = millis;
            last = value;
        }
        if (function == FactFunction.DISTINCT && value != null) {
            addMember(value);
        } else if (function.takesNumber() && value instanceof Double number) {
            sum += number;
            min = Math.min(min, number);
            max = Math.max(max, number);
            double distance = number - mean;
            mean += distance / count;
            squares += distance * (number - mean);
        }
    }

    /** Adds one that is no earlier than what is here already. */
    void add(FactFunction function, HistoryBucket later) {
        double distance = later.mean - mean;
        long both = count + later.count;
        squares += later.squares + distance * distance * count * later.count / both;
        mean += distance * later.count / both;
        count = both;
        sum += later.sum;
        min = Math.min(min, later.min);
        max = Math.max(max, later.max);
        first = Math.min(first, later.first);
        if (later.latest >= latest) {
            latest = later.latest;
            last = later.last;
        }
        if (function == FactFunction.DISTINCT) {
            later.members.forEach(this::addMember);
        }
    }

    /** About how much it takes; 0 while it is empty. */
    long bytes() {
        return count == 0 ? 0 : BYTES + (long) BYTES_OF_MEMBER * members.size();
    }

    /** Puts the value that the fact has when these are all events of its window; absent when it has none. */
    void put(FactDefinition fact, long now, FactValues values) {
        int slot = fact.slot();
        switch (fact.function()) {
            case COUNT -> values.put(slot, (double) count);
            case DISTINCT -> values.put(slot, members.size());
            case SUM -> put(values, slot, sum);
            default -> {
                if (count > 0) {
                    putPresent(fact, now, values);
                }
            }
        }
    }

    private void putPresent(FactDefinition fact, long now, FactValues values) {
        int slot = fact.slot();
        switch (fact.function()) {
            case AVG -> put(values, slot, sum / count);
            case MIN -> put(values, slot, min);
            case MAX -> put(values, slot, max);
            case STDDEV -> put(values, slot, count > 1 ? Math.sqrt(squares / count) : Double.NaN);
            case FIRST_SEEN -> values.put(slot, age(now, (double) first));
            case LAST_SEEN -> values.put(slot, age(now, (double) latest));
            case LAST -> {
                switch (last) {
                    case Double number -> values.put(slot, fact.age() ? age(now, number * 1000) : number);
                    case String text -> values.put(slot, text);
                    case null, default -> {}
                }
            }
            default -> throw new IllegalStateException("no value for " + fact.function());
        }
    }

    private void addMember(Object member) {
        if (members.size() < FactDefinition.MAX_MEMBERS) {
            members.add(member);
        }
    }

    /** In seconds, of times in milliseconds. Never negative: what happened later than now has no age yet. */
    private static double age(long now, double then) {
        return Math.max(0, (now - then) / 1000);
    }

    /** A number beyond all numbers is absent. */
    private static void put(FactValues values, int slot, double value) {
        if (Double.isFinite(value)) {
            values.put(slot, value);
        }
    }
}
