/**
 * A small typed language that turns the text columns of a CSV row into values. It knows no loops, no names other than columns, and no way
 * out of the row; {@code docs/replay.md} is its reference.
 */
@NullMarked
package io.tripline.traffic.expression;

import org.jspecify.annotations.NullMarked;
