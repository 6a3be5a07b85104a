package io.tripline.engine.facts;

import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Up when Redis answers within its time limit. */
final class FactsHealth extends AbstractHealthIndicator {
    private final RedissonClient redisson;

    FactsHealth(RedissonClient redisson) {
        super("Redis does not answer");
        this.redisson = redisson;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws RedisException {
        redisson.getBucket("tripline:{health}").isExists();
        builder.up();
    }
}
