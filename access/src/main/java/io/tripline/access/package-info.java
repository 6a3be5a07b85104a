@NullMarked
package io.tripline.access;

import org.jspecify.annotations.NullMarked;
