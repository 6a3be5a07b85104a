/** The accounts of users at the identity provider, kept equal to what this service says about them. */
@NullMarked
package io.tripline.user.identity;

import org.jspecify.annotations.NullMarked;
