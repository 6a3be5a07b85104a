/** Made-up people and fraudsters, sent live, with the truth about each interaction kept to compare with the decisions. */
@NullMarked
package io.tripline.traffic.demo;

import org.jspecify.annotations.NullMarked;
