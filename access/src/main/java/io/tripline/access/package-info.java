/** Who may do what: the one table of roles and operations, the caller, and refusals every service answers alike. */
@NullMarked
package io.tripline.access;

import org.jspecify.annotations.NullMarked;
