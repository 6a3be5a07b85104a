/** The policy: a DMN model that turns a score and its reasons into an outcome. */
@NullMarked
package io.tripline.rules.policy;

import org.jspecify.annotations.NullMarked;
