package io.tripline.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.redisson.Bucket4jRedisson;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts requests against limits in Redis, for all gateways together; while Redis is away each gateway counts alone, so
 * that callers go on. Thread-safe.
 *
 * <p>Requests are counted here first and added up in Redis every 50 ms or twentieth of a second's worth, whichever
 * comes first: with several gateways a caller may exceed its limit by that much.
 */
@Component
class RateLimits {

    private static final Logger LOG = LoggerFactory.getLogger(RateLimits.class);
    private static final Duration SYNC = Duration.ofMillis(50);
    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final long TRY_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int CALLERS = 50_000;

    private final ProxyManager<String> redis;
    private final Cache<String, Bucket> shared = buckets();
    private final Cache<String, Bucket> alone = buckets();
    private final AtomicLong awaySince = new AtomicLong();
    private final Counter fallbacks;

    RateLimits(RedissonClient redisson, MeterRegistry meters) {
        redis = Bucket4jRedisson.casBasedBuilder(((Redisson) redisson).getCommandExecutor())
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(IDLE))
                .build();
        fallbacks = Counter.builder("tripline.gateway.limit.fallbacks")
                .description("Requests counted without Redis")
                .register(meters);
    }

    /**
     * Counts one request.
     *
     * @return empty when it is within the limit, else how long to wait
     */
    Optional<Duration> count(String caller, Limit limit) {
        if (!away()) {
            try {
                Optional<Duration> wait = take(shared.get(caller, key -> shared(key, limit)));
                back();
                return wait;
            } catch (RuntimeException e) {
                lost(e);
            }
        }
        fallbacks.increment();
        return take(alone.get(
                caller, key -> Bucket.builder().addLimit(limit.bandwidth()).build()));
    }

    private Bucket shared(String caller, Limit limit) {
        int unsynchronised = Math.max(1, limit.perSecond() / 20);
        return redis.builder()
                .withOptimization(Optimizations.delaying(new DelayParameters(unsynchronised, SYNC)))
                .build("tripline:limit:" + caller, limit::bucket);
    }

    private static Optional<Duration> take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private boolean away() {
        long since = awaySince.get();
        return since != 0 && System.nanoTime() - since < TRY_AGAIN_NANOS;
    }

    private void lost(RuntimeException e) {
        if (awaySince.getAndSet(System.nanoTime() | 1) == 0) {
            LOG.warn("Redis does not answer; limits are counted by this gateway alone until it does: {}", e.toString());
        }
    }

    private void back() {
        if (awaySince.get() != 0 && awaySince.getAndSet(0) != 0) {
            LOG.info("Redis answers again; limits are counted for all gateways together");
        }
    }

    private static Cache<String, Bucket> buckets() {
        return Caffeine.newBuilder()
                .maximumSize(CALLERS)
                .expireAfterAccess(IDLE)
                .build();
    }
}
