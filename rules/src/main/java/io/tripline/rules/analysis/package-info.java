/** What conditions mean together: whether they can hold at all, always hold, or follow from one another. */
@NullMarked
package io.tripline.rules.analysis;

import org.jspecify.annotations.NullMarked;
