package io.tripline.gateway.redis;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where Redis is.
 *
 * @param address as {@code redis://host:port}, or {@code rediss://} with TLS
 * @param password null where Redis asks for none
 * @param timeout how long a command may take; a healthy Redis answers within a millisecond
 */
@Validated
@ConfigurationProperties("tripline.redis")
record RedisProperties(
        @NotNull @DefaultValue("redis://127.0.0.1:18379") URI address,

        @Nullable String password,

        @NotNull @DefaultValue("250ms") Duration timeout) {

    boolean encrypted() {
        return address.getScheme().equals("rediss");
    }
}
