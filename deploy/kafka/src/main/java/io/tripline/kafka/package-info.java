@NullMarked
package io.tripline.kafka;

import org.jspecify.annotations.NullMarked;
