/** What every request passes first: headers and bodies held in bounds, the filter chains. */
@NullMarked
package io.tripline.gateway.edge;

import org.jspecify.annotations.NullMarked;
