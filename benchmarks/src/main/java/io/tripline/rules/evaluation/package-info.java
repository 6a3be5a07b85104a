/** Where benchmarks reach what evaluation keeps to itself. */
@NullMarked
package io.tripline.rules.evaluation;

import org.jspecify.annotations.NullMarked;
