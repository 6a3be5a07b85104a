/** What rules know: events that happen, the facts declared over them, and their values. */
@NullMarked
package io.tripline.rules.fact;

import org.jspecify.annotations.NullMarked;
