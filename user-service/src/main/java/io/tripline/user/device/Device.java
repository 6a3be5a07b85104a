package io.tripline.user.device;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device a user was seen with.
 *
 * @param deviceId as the user's interactions name it
 * @param name for people, for example {@code Uma's phone}
 * @param trustedAt since when it is trusted, and {@code trustedBy} whom; both null while it is not
 */
@Schema(name = "Device")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Device(
        String deviceId,
        @Nullable String name,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant trustedAt,
        @Nullable String trustedBy) {

    @JsonProperty("trusted")
    boolean isTrusted() {
        return trustedAt != null;
    }

    @Schema(name = "DeviceSighting")
    record Sighting(
            @NotBlank
            @Size(max = 128)
            @Pattern(regexp = "[!-.0-~]*", message = "may hold visible ASCII characters except /")
            String deviceId,

            @Nullable @Size(max = 100) String name) {}
}
