@NullMarked
package io.tripline.user.identity;

import org.jspecify.annotations.NullMarked;
