/** Reads and moves the facts of entities in Redis, once per event. */
@NullMarked
package io.tripline.engine.facts;

import org.jspecify.annotations.NullMarked;
