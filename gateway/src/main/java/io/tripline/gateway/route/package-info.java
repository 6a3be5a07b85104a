/** From an operation to the service that answers it, guarded by a circuit breaker. */
@NullMarked
package io.tripline.gateway.route;

import org.jspecify.annotations.NullMarked;
