@NullMarked
package io.tripline.engine.query;

import org.jspecify.annotations.NullMarked;
