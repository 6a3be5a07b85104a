@NullMarked
package io.tripline.interaction;

import org.jspecify.annotations.NullMarked;
