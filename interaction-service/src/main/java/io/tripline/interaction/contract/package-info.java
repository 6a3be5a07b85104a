@NullMarked
package io.tripline.interaction.contract;

import org.jspecify.annotations.NullMarked;
