/** How much each client may ask for, counted in Redis for all gateways together. */
@NullMarked
package io.tripline.gateway.limit;

import org.jspecify.annotations.NullMarked;
