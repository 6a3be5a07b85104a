/** Consumes the topics in batches, with patience for what is away and a dead-letter topic for what is broken. */
@NullMarked
package io.tripline.engine.intake;

import org.jspecify.annotations.NullMarked;
