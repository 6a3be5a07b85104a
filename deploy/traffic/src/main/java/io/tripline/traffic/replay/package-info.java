/** Sends a file through the real path in event time: mapping, intake in order, labels when they become known, decisions collected. */
@NullMarked
package io.tripline.traffic.replay;

import org.jspecify.annotations.NullMarked;
