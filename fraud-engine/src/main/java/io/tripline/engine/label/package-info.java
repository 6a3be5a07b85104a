/** What proved true later about an interaction moves its facts and is kept with its decision. */
@NullMarked
package io.tripline.engine.label;

import org.jspecify.annotations.NullMarked;
