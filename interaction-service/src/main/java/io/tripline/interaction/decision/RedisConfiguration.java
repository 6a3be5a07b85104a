package io.tripline.interaction.decision;

import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A small client for one topic, which connects when it is first used: the service starts without Redis. */
@Configuration(proxyBeanMethods = false)
class RedisConfiguration {

    private static final int TIMEOUT_MILLIS = 1_000;

    @Bean(destroyMethod = "shutdown")
    RedissonClient redisson(RedisProperties redis) {
        Config config = new Config()
                .setLazyInitialization(true)
                .setThreads(2)
                .setNettyThreads(2)
                .setCodec(StringCodec.INSTANCE);
        if (redis.password() != null && !redis.password().isEmpty()) {
            config.setPassword(redis.password());
        }
        config.useSingleServer()
                .setAddress(redis.address().toString())
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(2)
                .setSubscriptionConnectionMinimumIdleSize(1)
                .setSubscriptionConnectionPoolSize(1)
                .setConnectTimeout(TIMEOUT_MILLIS)
                .setTimeout(TIMEOUT_MILLIS);
        return Redisson.create(config);
    }
}
