package io.tripline.console.label;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A label as it is sent.
 *
 * @param knownAt required from source IMPORT, which tells of the past; otherwise the present when absent
 */
@SuppressWarnings("MultipleNullnessAnnotations") // null as sent, which validation then refuses
record LabelRequest(
        @NotNull(message = "is required: the id of the interaction") @Nullable
        UUID interactionId,

        @NotBlank(message = "is required: the id of the interaction's user")
        @Size(max = 200, message = "is longer than 200 characters")
        @Nullable
        String userId,

        @NotNull(message = "is required: FRAUD or GENUINE") @Nullable
        Verdict label,

        @NotNull(message = "is required: CASE, CHARGEBACK or IMPORT") @Nullable
        Source source,

        @Nullable Instant knownAt) {}
