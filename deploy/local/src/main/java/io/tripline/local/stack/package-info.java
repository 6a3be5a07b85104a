/** PostgreSQL, Redis, Kafka and Keycloak as child processes. */
@NullMarked
package io.tripline.local.stack;

import org.jspecify.annotations.NullMarked;
