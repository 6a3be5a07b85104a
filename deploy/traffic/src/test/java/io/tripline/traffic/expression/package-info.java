@NullMarked
package io.tripline.traffic.expression;

import org.jspecify.annotations.NullMarked;
