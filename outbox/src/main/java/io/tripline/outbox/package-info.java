@NullMarked
package io.tripline.outbox;

import org.jspecify.annotations.NullMarked;
