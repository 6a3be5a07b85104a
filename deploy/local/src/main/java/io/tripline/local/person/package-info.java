/** What the command line does at the gateway in the name of a person of the local realm. */
@NullMarked
package io.tripline.local.person;

import org.jspecify.annotations.NullMarked;
