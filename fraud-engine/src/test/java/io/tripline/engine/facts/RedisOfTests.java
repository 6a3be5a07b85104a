package io.tripline.engine.facts;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.tripline.local.stack.TestStack;
import io.tripline.rules.fact.FactDefinition;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** Redis of the test stack, and stores on it. */
final class RedisOfTests {
    private static final long EPOCH = 1;
    static final RedissonClient CLIENT = client(TestStack.redis().address());

    private RedisOfTests() {}

    static RedissonClient client(String address) {
        return FactsConfiguration.redisson(new RedisProperties(
                address,
                TestStack.redis().password(),
                Duration.ofMillis(Integer.getInteger("bench.timeout", 1000)),
                Duration.ofMillis(Integer.getInteger("bench.timeout", 1500)),
                8));
    }

    static FactStore store(RedissonClient client) {
        return store(client, InstantSource.system());
    }

    static FactStore store(RedissonClient client, InstantSource clock) {
        FactEpochs epochs = new FactEpochs(client);
        epochs.use(new Epoch(EPOCH, Map.of(), new Everything()));
        return new RedisFactStore(client, epochs, clock, ObservationRegistry.NOOP, new SimpleMeterRegistry());
    }

    static FactStore emptyStore() {
        CLIENT.getKeys().flushdb();
        new FactEpochs(CLIENT).begin(EPOCH, new Everything());
        return store(CLIENT);
    }

    /** All series count all events. */
    private record Everything() implements CountedSeries {
        @Override
        public int generation(String seriesId) {
            return 0;
        }

        @Override
        public boolean ready(FactDefinition fact) {
            return true;
        }

        @Override
        public int percent(String seriesId) {
            return 100;
        }

        @Override
        public boolean waiting(String topic) {
            return false;
        }

        @Override
        public long oldestRun() {
            return 0;
        }

        @Override
        public long from(String seriesId, String partition) {
            return 0;
        }
    }

    /** Of the entity, such as userId=42. */
    static String key(String entity) {
        return "tripline:1:{" + entity + "}";
    }

    /** Of the whole key, every field counted. */
    static long bytes(String entity) {
        return CLIENT.getScript(StringCodec.INSTANCE)
                .eval(
                        RScript.Mode.READ_ONLY,
                        "return redis.call('MEMORY', 'USAGE', KEYS[1], 'SAMPLES', 0)",
                        RScript.ReturnType.LONG,
                        List.of(key(entity)));
    }

    static int port() {
        return Integer.parseInt(TestStack.redis().address().replaceAll(".*:", ""));
    }
}
