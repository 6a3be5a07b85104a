@NullMarked
package io.tripline.engine.release;

import org.jspecify.annotations.NullMarked;
