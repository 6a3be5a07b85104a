/** The gateway as an API client meets it: tokens, retries, and the operations that traffic needs. */
@NullMarked
package io.tripline.traffic.api;

import org.jspecify.annotations.NullMarked;
