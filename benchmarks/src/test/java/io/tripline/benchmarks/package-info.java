@NullMarked
package io.tripline.benchmarks;

import org.jspecify.annotations.NullMarked;
