package io.tripline.gateway.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.SocketOptions;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.RedisPassword;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Both connections open when first needed, fail fast while Redis is away, and recover alone. */
@Configuration(proxyBeanMethods = false)
class RedisConfiguration {

    @Bean
    RedisConnectionFactory sessionConnections(RedisProperties redis) {
        RedisStandaloneConfiguration server = new RedisStandaloneConfiguration(
                redis.address().getHost(), redis.address().getPort());
        server.setPassword(RedisPassword.of(redis.password()));
        LettuceClientConfiguration.LettuceClientConfigurationBuilder client = LettuceClientConfiguration.builder()
                .commandTimeout(redis.timeout())
                .clientOptions(ClientOptions.builder()
                        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                        .socketOptions(SocketOptions.builder()
                                .connectTimeout(redis.timeout())
                                .build())
                        .build());
        if (redis.encrypted()) {
            client.useSsl();
        }
        return new LettuceConnectionFactory(server, client.build());
    }

    @Bean(destroyMethod = "shutdown")
    RedissonClient limitConnections(RedisProperties redis) {
        int millis = Math.toIntExact(redis.timeout().toMillis());
        Config config = new Config();
        config.setLazyInitialization(true);
        config.setPassword(redis.password());
        config.useSingleServer()
                .setAddress(redis.address().toString())
                .setTimeout(millis)
                .setConnectTimeout(millis)
                .setRetryAttempts(0)
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(8)
                .setSubscriptionConnectionMinimumIdleSize(0)
                .setSubscriptionConnectionPoolSize(1);
        return Redisson.create(config);
    }
}
