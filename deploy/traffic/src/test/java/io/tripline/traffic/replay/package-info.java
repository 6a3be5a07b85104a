@NullMarked
package io.tripline.traffic.replay;

import org.jspecify.annotations.NullMarked;
