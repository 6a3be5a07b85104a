package io.tripline.user.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What callers send. */
final class Requests {

    private static final String PHONE = "\\+[1-9][0-9]{6,14}";
    private static final String PHONE_HINT = "is not a phone number in international form, for example +4930123456";
    private static final String NO_CONTROLS = "[^\\p{Cntrl}]*";

    private Requests() {}

    @Schema(name = "Registration")
    record Registration(
            @NotBlank @Email @Size(max = 254) String email,

            @NotBlank @Size(max = 100) @Pattern(regexp = NO_CONTROLS, message = "contains control characters")
            String displayName,

            @NotNull @Country String country,

            @Nullable @Pattern(regexp = PHONE, message = PHONE_HINT)
            String phone,

            @Nullable @Size(min = 8, max = 128) @Schema(description = "Given when the person shall be able to sign in")
            String password) {

        String normalEmail() {
            return email.toLowerCase(Locale.ROOT);
        }

        /** Leaves the password out: this may reach a log. */
        @Override
        public String toString() {
            return "Registration[country=" + country + ", password " + (password == null ? "absent" : "given") + "]";
        }
    }

    @Schema(name = "ProfileChange", description = "Fields left out stay as they are")
    record ProfileChange(
            @Nullable
            @Size(min = 1, max = 100)
            @Pattern(regexp = "\\s*\\S[^\\p{Cntrl}]*", message = "is blank or contains control characters")
            String displayName,

            @Nullable @Country String country) {

        @AssertTrue(message = "give displayName, country, or both")
        @Schema(hidden = true)
        boolean isChange() {
            return displayName != null || country != null;
        }
    }

    @Schema(name = "Contacts", description = "Replaces both contacts: a phone left out is removed")
    record Contacts(
            @NotBlank @Email @Size(max = 254) String email,

            @Nullable @Pattern(regexp = PHONE, message = PHONE_HINT)
            String phone) {

        String normalEmail() {
            return email.toLowerCase(Locale.ROOT);
        }
    }

    @Schema(name = "StandingChange")
    record StandingChange(
            @NotNull Standing standing,
            @NotBlank @Size(max = 500) String reason) {}
}
