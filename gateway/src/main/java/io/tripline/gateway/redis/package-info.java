/** The connections to Redis: sessions and rate limits. */
@NullMarked
package io.tripline.gateway.redis;

import org.jspecify.annotations.NullMarked;
