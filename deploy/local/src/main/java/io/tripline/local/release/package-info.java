/** The release in force, on its topic. */
@NullMarked
package io.tripline.local.release;

import org.jspecify.annotations.NullMarked;
