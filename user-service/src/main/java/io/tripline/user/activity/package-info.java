/** What rules may know about a user, written to the outbox together with each change. */
@NullMarked
package io.tripline.user.activity;

import org.jspecify.annotations.NullMarked;
