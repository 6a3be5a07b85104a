/** The user service: who the users are, what they are seen with, and how they stand. */
@NullMarked
package io.tripline.user;

import org.jspecify.annotations.NullMarked;
