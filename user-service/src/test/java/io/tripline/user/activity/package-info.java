@NullMarked
package io.tripline.user.activity;

import org.jspecify.annotations.NullMarked;
