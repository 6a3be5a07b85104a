/** Registration, profile, contacts and standing of users. */
@NullMarked
package io.tripline.user.registry;

import org.jspecify.annotations.NullMarked;
