/** Demo traffic and replay of files, sent through the gateway as an API client sends it. */
@NullMarked
package io.tripline.traffic;

import org.jspecify.annotations.NullMarked;
