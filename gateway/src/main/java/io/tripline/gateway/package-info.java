/** The one way in: sign-in, tokens, roles, limits, routes. It owns no data. */
@NullMarked
package io.tripline.gateway;

import org.jspecify.annotations.NullMarked;
