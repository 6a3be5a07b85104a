@NullMarked
package io.tripline.interaction.decision;

import org.jspecify.annotations.NullMarked;
