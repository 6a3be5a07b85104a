/** What Tripline promises as a whole, tried on the running product through its command and its gateway. */
@NullMarked
package io.tripline.system;

import org.jspecify.annotations.NullMarked;
