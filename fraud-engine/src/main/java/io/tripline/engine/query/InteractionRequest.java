package io.tripline.engine.query;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An interaction as its caller would send it, to be decided without effect. */
record InteractionRequest(
        @NotNull UUID id,

        @NotBlank @Size(max = 64) @Pattern(regexp = "[A-Z][A-Z0-9_]*", message = "must be upper case, such as PAYMENT")
        String type,

        @NotBlank @Size(max = 128) String userId,
        @NotNull Instant occurredAt,
        @Valid @Nullable Amount amount,
        @Size(max = 64) @Nullable String channel,
        @Size(max = 64) @Nullable String ip,
        @Size(max = 128) @Nullable String deviceId,
        @Size(max = 128) @Nullable String sessionId,
        @Size(max = 512) @Nullable String userAgent,
        @Valid @Nullable Location location,
        @Valid @Nullable Counterparty counterparty,
        @Valid @Nullable Instrument instrument,
        @Valid @Nullable Attempt outcomeOfAttempt,
        @Size(max = 64) @Nullable Map<String, Object> attributes) {

    /** Decimal text and ISO 4217 code. */
    record Amount(
            @NotNull @Pattern(regexp = "\\d{1,15}(\\.\\d{1,4})?", message = "must be a decimal such as \"129.90\"")
            String value,

            @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code such as EUR")
            String currency) {}

    /** Where it happened: ISO 3166 country, degrees. */
    record Location(
            @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166 code such as DE") @Nullable
            String country,

            @DecimalMin("-90") @DecimalMax("90") @Nullable Double lat,
            @DecimalMin("-180") @DecimalMax("180") @Nullable Double lon) {}

    /** Whom it concerns besides the user. */
    record Counterparty(
            @Size(max = 64) @Nullable String type,
            @Size(max = 128) @Nullable String id,

            @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166 code such as DE") @Nullable
            String country) {}

    /** What it was paid with. */
    record Instrument(
            @Size(max = 64) @Nullable String type,
            @Size(max = 128) @Nullable String token,

            @Pattern(regexp = "\\d{6,8}", message = "must be 6 to 8 digits") @Nullable
            String bin,

            @Pattern(regexp = "\\d{4}", message = "must be 4 digits") @Nullable
            String last4) {}

    /** How the attempt went. */
    record Attempt(
            @NotNull @Pattern(regexp = "SUCCEEDED|DECLINED|FAILED", message = "must be SUCCEEDED, DECLINED or FAILED")
            String status,

            @Size(max = 64) @Nullable String code) {}
}
