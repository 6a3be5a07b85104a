/** Decision capsules: one file that holds all it takes to make a decision again, and the proof that it comes out the same. */
@NullMarked
package io.tripline.rules.capsule;

import org.jspecify.annotations.NullMarked;
