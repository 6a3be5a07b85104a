@NullMarked
package io.tripline.gateway;

import org.jspecify.annotations.NullMarked;
