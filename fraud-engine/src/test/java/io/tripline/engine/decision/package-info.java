@NullMarked
package io.tripline.engine.decision;

import org.jspecify.annotations.NullMarked;
