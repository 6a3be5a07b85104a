@NullMarked
package io.tripline.interaction.answer;

import org.jspecify.annotations.NullMarked;
