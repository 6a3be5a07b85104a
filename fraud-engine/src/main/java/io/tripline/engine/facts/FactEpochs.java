package io.tripline.engine.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RMap;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.KeysScanOptions;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;

/**
 * Which epoch of facts decisions are made with. There is none while it is in doubt whether Redis has lost some; whoever looks
 * after that opens the epoch again or begins another, and says so. Thread-safe.
 */
public final class FactEpochs {
    private static final String STATE = "!";
    private static final String WHOLE = "whole";
    private static final int SCANNED = 1_000;

    private final RedissonClient redisson;
    private final AtomicReference<@Nullable Epoch> current = new AtomicReference<>();

    FactEpochs(RedissonClient redisson) {
        this.redisson = redisson;
    }

    /** The epoch to decide with; empty while that is in doubt. */
    public Optional<Epoch> current() {
        return Optional.ofNullable(current.get());
    }

    /** Throws FactsUnavailable while that is in doubt. */
    Epoch required() {
        return current()
                .orElseThrow(() -> new FactsUnavailable("the facts are looked after: Redis may have lost some", null));
    }

    /** What facts rest on that are read from now on; throws FactsUnavailable while that is in doubt. */
    public CountedSeries series() {
        return required().series();
    }

    /** From now on decisions are made with this one. */
    public void use(Epoch epoch) {
        current.set(epoch);
    }

    /** From now on no decision is made, until it is said with which epoch. */
    public void doubt() {
        current.set(null);
    }

    /**
     * The epoch as Redis has it now; empty when Redis lost it, or was found to have lost a part of it.
     *
     * @param series what its series have counted
     * @throws FactsUnavailable when Redis does not answer in time
     */
    public Optional<Epoch> open(long number, CountedSeries series) {
        return asking(() -> {
            Map<String, String> fields = positions(number).readAllMap();
            if (!WHOLE.equals(fields.get(STATE))) {
                return Optional.empty();
            }
            Map<String, Long> positions = new HashMap<>();
            fields.forEach((name, value) -> {
                if (!name.equals(STATE)) {
                    positions.put(name, Long.valueOf(value));
                }
            });
            return Optional.of(new Epoch(number, positions, series));
        });
    }

    /**
     * An epoch in which nothing is counted yet, under a number that none had; all others are removed from Redis.
     *
     * @param series what its series are to count
     * @throws FactsUnavailable when Redis does not answer in time
     */
    public Epoch begin(long number, CountedSeries series) {
        return asking(() -> {
            removeAllBut(Epoch.prefix(number));
            positions(number).fastPut(STATE, WHOLE);
            return new Epoch(number, Map.of(), series);
        });
    }

    private void removeAllBut(String prefix) {
        // Facts of before there were epochs have no number.
        for (String pattern : List.of("tripline:[0-9]*:{*", "tripline:{*")) {
            List<String> found = new ArrayList<>();
            for (String key : redisson.getKeys()
                    .getKeys(KeysScanOptions.defaults().pattern(pattern).chunkSize(SCANNED))) {
                if (!key.startsWith(prefix)) {
                    found.add(key);
                }
                if (found.size() == SCANNED) {
                    remove(found);
                }
            }
            remove(found);
        }
    }

    private void remove(List<String> keys) {
        if (!keys.isEmpty()) {
            redisson.getKeys().unlink(keys.toArray(String[]::new));
            keys.clear();
        }
    }

    private RMap<String, String> positions(long number) {
        return redisson.getMap(Epoch.positionKey(number), StringCodec.INSTANCE);
    }

    private static <T> T asking(Question<T> question) {
        try {
            return question.ask();
        } catch (RedisException e) {
            throw new FactsUnavailable("Redis did not say which facts it has: " + e.getMessage(), e);
        }
    }

    private interface Question<T> {
        T ask();
    }
}
