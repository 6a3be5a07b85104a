package io.tripline.interaction.decision;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where Redis is.
 *
 * @param address as {@code redis://127.0.0.1:18379}
 * @param password null where Redis asks for none
 */
@ConfigurationProperties("tripline.redis")
record RedisProperties(URI address, @Nullable String password) {}
