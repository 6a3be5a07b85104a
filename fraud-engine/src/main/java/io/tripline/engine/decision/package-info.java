/** Makes, stores and publishes exactly one decision for each interaction. */
@NullMarked
package io.tripline.engine.decision;

import org.jspecify.annotations.NullMarked;
