@NullMarked
package io.tripline.traffic.demo;

import org.jspecify.annotations.NullMarked;
