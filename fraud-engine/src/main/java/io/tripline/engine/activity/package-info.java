/** What the user service knows changed about a user moves that user's facts. */
@NullMarked
package io.tripline.engine.activity;

import org.jspecify.annotations.NullMarked;
