package io.tripline.engine.release;

import jakarta.validation.constraints.NotEmpty;
import java.util.Map;

/**
 * A release to be checked.
 *
 * @param files text by path, as they are published
 */
record ReleaseCheckRequest(@NotEmpty Map<String, String> files) {}
