/** Reads what arrives as JSON into the flat fields that facts and rules name. */
@NullMarked
package io.tripline.engine.event;

import org.jspecify.annotations.NullMarked;
