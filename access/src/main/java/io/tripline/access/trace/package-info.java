/** The trace id on every answer, and spans written to a file for reading back. */
@NullMarked
package io.tripline.access.trace;

import org.jspecify.annotations.NullMarked;
