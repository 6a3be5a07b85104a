/** What people put on lists and snooze between releases: kept in PostgreSQL, in effect on every engine within a second. */
@NullMarked
package io.tripline.engine.lists;

import org.jspecify.annotations.NullMarked;
