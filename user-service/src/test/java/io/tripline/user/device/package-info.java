@NullMarked
package io.tripline.user.device;

import org.jspecify.annotations.NullMarked;
