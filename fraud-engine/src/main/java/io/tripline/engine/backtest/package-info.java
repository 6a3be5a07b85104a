/** Says what a candidate would have decided of interactions that were decided: in parallel, beside the decisions of today. */
@NullMarked
package io.tripline.engine.backtest;

import org.jspecify.annotations.NullMarked;
