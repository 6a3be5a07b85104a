/** The programs of the stack, unpacked once from their Maven artifacts. */
@NullMarked
package io.tripline.local.dist;

import org.jspecify.annotations.NullMarked;
