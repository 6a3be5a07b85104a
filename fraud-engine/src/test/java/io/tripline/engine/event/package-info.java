@NullMarked
package io.tripline.engine.event;

import org.jspecify.annotations.NullMarked;
