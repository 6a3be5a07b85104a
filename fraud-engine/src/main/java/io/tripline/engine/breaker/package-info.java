/** Holds a live rule whose hits leave the band that its release expects, on every engine, until somebody has looked. */
@NullMarked
package io.tripline.engine.breaker;

import org.jspecify.annotations.NullMarked;
