package io.tripline.engine.release;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;

/**
 * A release to be checked.
 *
 * @param files text by path, as they are published
 */
record ReleaseCheckRequest(
        @NotNull @Size(min = 1, max = 200) Map<String, @NotNull String> files) {}
