package io.tripline.engine.facts;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedisProperties.class)
class FactsConfiguration {
    /** Redis that comes back is found within this. */
    private static final Duration RECONNECT = Duration.ofMillis(200);
    /** A connection that died without a word is found within this. */
    private static final Duration PING = Duration.ofSeconds(2);

    /** Connects with the first call, so that the engine starts while Redis is away; never repeats one by itself. */
    @Bean(destroyMethod = "shutdown")
    static RedissonClient redisson(RedisProperties properties) {
        Config config = new Config().setLazyInitialization(true).setThreads(2).setNettyThreads(2);
        config.setPassword(properties.password());
        config.useSingleServer()
                .setAddress(properties.address())
                .setConnectionPoolSize(properties.connections())
                .setConnectionMinimumIdleSize(1)
                .setSubscriptionConnectionMinimumIdleSize(0)
                .setDnsMonitoringInterval(-1)
                .setConnectTimeout((int) properties.connectTimeout().toMillis())
                .setTimeout((int) properties.timeout().toMillis())
                .setRetryAttempts(0)
                .setReconnectionDelay(new ConstantDelay(RECONNECT))
                .setPingConnectionInterval((int) PING.toMillis());
        return Redisson.create(config);
    }

    @Bean
    FactEpochs factEpochs(RedissonClient redisson) {
        return new FactEpochs(redisson);
    }

    @Bean
    FactStore factStore(
            RedissonClient redisson, FactEpochs epochs, ObservationRegistry observations, MeterRegistry meters) {
        return new RedisFactStore(redisson, epochs, InstantSource.system(), observations, meters);
    }

    @Bean
    HealthIndicator factsHealthIndicator(RedissonClient redisson) {
        return new FactsHealth(redisson);
    }
}
