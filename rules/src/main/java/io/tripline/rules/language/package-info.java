/** The text of rules: a small subset of DRL, read by hand into the rule model. Nothing here can become code. */
@NullMarked
package io.tripline.rules.language;

import org.jspecify.annotations.NullMarked;
