/** The release in force: taken from the topic {@code rule-releases}, kept across restarts, replaced without a pause. */
@NullMarked
package io.tripline.engine.release;

import org.jspecify.annotations.NullMarked;
