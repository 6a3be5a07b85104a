/** Costs of evaluating and building rules: ours, generated code, and Java by hand, over the same rules and events. */
@NullMarked
package io.tripline.benchmarks;

import org.jspecify.annotations.NullMarked;
