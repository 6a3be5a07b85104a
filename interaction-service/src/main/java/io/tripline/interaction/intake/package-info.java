@NullMarked
package io.tripline.interaction.intake;

import org.jspecify.annotations.NullMarked;
