/** The commands behind ./tripline. */
@NullMarked
package io.tripline.local.launcher;

import org.jspecify.annotations.NullMarked;
