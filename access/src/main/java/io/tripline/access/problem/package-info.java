/** Errors as RFC 9457 problem details: every one names what is wrong, where, and what to do. */
@NullMarked
package io.tripline.access.problem;

import org.jspecify.annotations.NullMarked;
