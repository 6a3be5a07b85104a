package io.tripline.engine.running;

import io.tripline.local.stack.TestStack;
import java.util.HashMap;
import java.util.Map;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.KeysScanOptions;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.config.Config;

/** The Redis of the engines under test, as it loses what it has. */
final class RedisOfEngine implements AutoCloseable {

    private final RedissonClient client;
    private final Map<String, byte[]> kept = new HashMap<>();

    RedisOfEngine() {
        Config config = new Config()
                .setCodec(ByteArrayCodec.INSTANCE)
                .setPassword(TestStack.redis().password());
        config.useSingleServer().setAddress(TestStack.redis().address()).setConnectionMinimumIdleSize(1);
        client = Redisson.create(config);
    }

    void empty() {
        client.getKeys().flushall();
    }

    /** Remembers all it has. */
    void keep() {
        kept.clear();
        for (String key : client.getKeys().getKeys(KeysScanOptions.defaults())) {
            kept.put(key, client.getBucket(key).dump());
        }
    }

    /** Has again what it had when that was remembered, as if all after it had not been written to disk. */
    void goBack() {
        empty();
        kept.forEach((key, value) -> client.getBucket(key).restore(value));
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
