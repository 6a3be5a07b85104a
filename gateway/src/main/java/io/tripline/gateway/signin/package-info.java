/** Sign-in of people at the identity provider; their tokens stay here, in the session. */
@NullMarked
package io.tripline.gateway.signin;

import org.jspecify.annotations.NullMarked;
