package io.tripline.engine.facts;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All facts that were counted into Redis from one beginning, under keys of their own. It is whole as long as each
 * partition's position there is no smaller than the position known here: what was counted once is still there. Thread-safe.
 */
public final class Epoch {
    private final long number;
    private final Map<String, Long> positions;
    private volatile CountedSeries series;

    /**
     * What this engine may rely on.
     *
     * @param positions by partition, the place before which all is counted
     */
    Epoch(long number, Map<String, Long> positions, CountedSeries series) {
        this.number = number;
        this.series = series;
        this.positions = new ConcurrentHashMap<>(positions);
    }

    public long number() {
        return number;
    }

    /** The place of the partition before which all is counted; 0 for one of which nothing is. */
    public long position(String partition) {
        return positions.getOrDefault(partition, 0L);
    }

    /** What its series have counted, as far as this engine knows. */
    public CountedSeries series() {
        return series;
    }

    /** From the next batch on. */
    public void know(CountedSeries now) {
        series = now;
    }

    /** All of them, by partition, as they are known now. */
    public Map<String, Long> positions() {
        return Map.copyOf(positions);
    }

    void moved(Map<String, Long> ends) {
        ends.forEach((partition, end) -> positions.merge(partition, end, Math::max));
    }

    /** What every key of it begins with. */
    String prefix() {
        return prefix(number);
    }

    static String prefix(long number) {
        return "tripline:" + number + ":";
    }

    String positionKey() {
        return positionKey(number);
    }

    static String positionKey(long number) {
        return prefix(number) + "{position}";
    }
}
