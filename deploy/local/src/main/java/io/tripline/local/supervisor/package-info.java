/** The process that starts everything, answers questions about it and ends it. */
@NullMarked
package io.tripline.local.supervisor;

import org.jspecify.annotations.NullMarked;
