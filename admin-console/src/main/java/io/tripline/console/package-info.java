@NullMarked
package io.tripline.console;

import org.jspecify.annotations.NullMarked;
