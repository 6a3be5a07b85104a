package io.tripline.interaction.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a user did or tries to do, as accepted: every field has passed the checks of the intake and stands in its
 * canonical form, so that equal content gives equal JSON.
 *
 * @param id chosen by the client; sent again, it means the same interaction
 * @param type an open set of names in UPPER_SNAKE
 * @param occurredAt to the microsecond, UTC
 * @param attributes text, number, or boolean by name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "id",
    "type",
    "userId",
    "occurredAt",
    "amount",
    "channel",
    "ip",
    "deviceId",
    "sessionId",
    "userAgent",
    "location",
    "counterparty",
    "instrument",
    "outcomeOfAttempt",
    "attributes"
})
public record Interaction(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID id,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "PAYMENT")
        String type,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String userId,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "2026-11-22T10:15:30.123Z")
        Instant occurredAt,

        @Nullable Amount amount,

        @Schema(example = "WEB") @Nullable String channel,

        @Schema(example = "203.0.113.7") @Nullable String ip,

        @Nullable String deviceId,
        @Nullable String sessionId,
        @Nullable String userAgent,
        @Nullable Location location,
        @Nullable Counterparty counterparty,
        @Nullable Instrument instrument,
        @Nullable Attempt outcomeOfAttempt,
        @Nullable SortedMap<String, Object> attributes) {

    /** Money: a decimal as text, with at least the digits its currency has, and an ISO 4217 code. */
    @JsonPropertyOrder({"value", "currency"})
    public record Amount(
            @Schema(example = "129.90") String value,
            @Schema(example = "EUR") String currency) {}

    /** Where the user was: ISO 3166 alpha-2 country, degrees of latitude (−90 to 90) and longitude (−180 to 180). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"country", "lat", "lon"})
    public record Location(
            @Nullable String country,
            @Nullable Double lat,
            @Nullable Double lon) {}

    /** With whom the user dealt. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"type", "id", "country"})
    public record Counterparty(
            @Schema(example = "MERCHANT") String type,
            String id,
            @Nullable String country) {}

    /** What was paid with: never a full card number. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"type", "token", "bin", "last4"})
    public record Instrument(
            @Schema(example = "CARD") String type,
            @Nullable String token,
            @Nullable String bin,
            @Nullable String last4) {}

    /** How it ended, when the caller knows already. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"status", "code"})
    public record Attempt(
            @Schema(allowableValues = {"SUCCEEDED", "DECLINED", "FAILED"})
            String status,

            @Nullable String code) {}
}
