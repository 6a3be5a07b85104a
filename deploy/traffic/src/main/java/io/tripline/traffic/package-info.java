@NullMarked
package io.tripline.traffic;

import org.jspecify.annotations.NullMarked;
