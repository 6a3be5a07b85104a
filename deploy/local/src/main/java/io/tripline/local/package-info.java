@NullMarked
package io.tripline.local;

import org.jspecify.annotations.NullMarked;
