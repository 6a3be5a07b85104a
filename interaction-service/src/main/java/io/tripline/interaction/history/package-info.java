@NullMarked
package io.tripline.interaction.history;

import org.jspecify.annotations.NullMarked;
