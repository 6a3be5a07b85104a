/** Child processes that never outlive the process that started them. */
@NullMarked
package io.tripline.local.process;

import org.jspecify.annotations.NullMarked;
