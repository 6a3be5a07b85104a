@NullMarked
package io.tripline.console.page;

import org.jspecify.annotations.NullMarked;
