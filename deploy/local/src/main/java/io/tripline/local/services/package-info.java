/** What runs locally: the stack and the five services, with their ports, databases and settings. */
@NullMarked
package io.tripline.local.services;

import org.jspecify.annotations.NullMarked;
