@NullMarked
package io.tripline.engine.facts;

import org.jspecify.annotations.NullMarked;
