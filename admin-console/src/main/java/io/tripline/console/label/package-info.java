@NullMarked
package io.tripline.console.label;

import org.jspecify.annotations.NullMarked;
