/** The devices a user was seen with, and which of them the user trusts. */
@NullMarked
package io.tripline.user.device;

import org.jspecify.annotations.NullMarked;
