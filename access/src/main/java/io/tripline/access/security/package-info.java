/** Access tokens checked and the table of operations enforced, in every service alike. */
@NullMarked
package io.tripline.access.security;

import org.jspecify.annotations.NullMarked;
