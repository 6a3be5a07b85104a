/** The typed rule model and its evaluation: an interaction and its facts go in, a verdict with reasons comes out. */
@NullMarked
package io.tripline.rules.evaluation;

import org.jspecify.annotations.NullMarked;
