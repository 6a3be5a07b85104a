/** What people and consoles ask about decisions: lists, one, a dry run, a live stream and an overview. */
@NullMarked
package io.tripline.engine.query;

import org.jspecify.annotations.NullMarked;
