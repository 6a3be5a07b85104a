/** How the launcher itself speaks to what it started. */
@NullMarked
package io.tripline.local.client;

import org.jspecify.annotations.NullMarked;
