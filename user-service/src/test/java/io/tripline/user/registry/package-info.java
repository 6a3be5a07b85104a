@NullMarked
package io.tripline.user.registry;

import org.jspecify.annotations.NullMarked;
