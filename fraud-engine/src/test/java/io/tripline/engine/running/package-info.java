@NullMarked
package io.tripline.engine.running;

import org.jspecify.annotations.NullMarked;
