/** Keeps the facts in Redis whole: what it lost, or never had, is counted from the log. */
@NullMarked
package io.tripline.engine.history;

import org.jspecify.annotations.NullMarked;
