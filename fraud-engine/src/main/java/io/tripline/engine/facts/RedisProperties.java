package io.tripline.engine.facts;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where Redis is and how long to wait for it.
 *
 * @param address {@code redis://host:port}, or {@code rediss://} for TLS
 * @param password none when Redis asks for none
 * @param connectTimeout for a new connection, 50 ms to 10 s
 * @param timeout for the answers of a whole batch, 100 ms to 30 s
 * @param connections at most, 1 to 64
 */
@Validated
@ConfigurationProperties("tripline.redis")
record RedisProperties(
        @DefaultValue("redis://127.0.0.1:18379")
        @Pattern(regexp = "rediss?://.+:\\d+", message = "write it as redis://host:port, or rediss://host:port for TLS")
        String address,

        @Nullable String password,

        @DefaultValue("1s") @DurationMin(millis = 50) @DurationMax(seconds = 10)
        Duration connectTimeout,

        @DefaultValue("1500ms") @DurationMin(millis = 100) @DurationMax(seconds = 30)
        Duration timeout,

        @DefaultValue("8") @Min(1) @Max(64) int connections) {}
