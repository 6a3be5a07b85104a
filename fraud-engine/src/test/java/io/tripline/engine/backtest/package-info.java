@NullMarked
package io.tripline.engine.backtest;

import org.jspecify.annotations.NullMarked;
