/** Releases: the directory of rules that is hashed, checked, compiled and put in force as one thing. */
@NullMarked
package io.tripline.rules.release;

import org.jspecify.annotations.NullMarked;
