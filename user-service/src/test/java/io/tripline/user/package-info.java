@NullMarked
package io.tripline.user;

import org.jspecify.annotations.NullMarked;
