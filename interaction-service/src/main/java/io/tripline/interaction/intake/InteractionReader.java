package io.tripline.interaction.intake;

import static java.util.Objects.requireNonNull;

import io.tripline.access.FieldError;
import io.tripline.access.FieldErrors;
import io.tripline.interaction.contract.Interaction;
import io.tripline.interaction.contract.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns bytes into a checked interaction, or into the list of everything that is wrong with them. Thread-safe. */
@Component
class InteractionReader {

    private static final int MAX_DEPTH = 5;
    private static final int MAX_TEXT = 4_000;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_TEXT)
                            .maxNameLength(MAX_TEXT)
                            .maxNumberLength(40)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final IntakeProperties properties;
    private final Clock clock;
    private final Format<String> counterpartyType;
    private final Format<String> instrumentType;

    InteractionReader(IntakeProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.counterpartyType = Format.oneOf(properties.counterpartyTypes());
        this.instrumentType = Format.oneOf(properties.instrumentTypes());
    }

    Reading read(byte[] json) {
        return read(json, 0, json.length);
    }

    Reading read(byte[] json, int offset, int length) {
        try {
            return check(MAPPER.readTree(json, offset, length));
        } catch (StreamConstraintsException e) {
            return refused(new FieldError(
                    firstUnreadable(json, offset, length),
                    "is nested deeper than " + MAX_DEPTH + " levels, or holds a value too long to be one of ours"));
        } catch (NumberFormatException e) {
            return refused(new FieldError(
                    firstUnreadable(json, offset, length), "holds a number with an exponent beyond all measure"));
        } catch (JacksonException e) {
            return new Reading.Refused(null, false, FieldErrors.of(e));
        }
    }

    /** The path of the first value that cannot be read; the reader itself does not say. */
    private static String firstUnreadable(byte[] json, int offset, int length) {
        try (JsonParser parser = MAPPER.createParser(json, offset, length)) {
            try {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                        parser.getDecimalValue();
                    } else if (token == JsonToken.VALUE_STRING) {
                        parser.getString();
                    }
                }
            } catch (JacksonException | NumberFormatException e) {
                return path(parser.streamReadContext().pathAsPointer());
            }
        }
        return "";
    }

    private static String path(JsonPointer place) {
        return place.toString()
                .replaceAll("/(\\d+)(?=/|$)", "[$1]")
                .replaceFirst("^/", "")
                .replace('/', '.');
    }

    private Reading check(JsonNode document) {
        if (!document.isObject()) {
            return refused(new FieldError("", "must be a JSON object with the fields of one interaction"));
        }
        List<String> cards = CardNumbers.pathsIn(document);
        if (!cards.isEmpty()) {
            return new Reading.Refused(
                    null,
                    true,
                    cards.stream()
                            .map(path -> new FieldError(path, "holds a full card number"))
                            .toList());
        }
        List<FieldError> errors = new ArrayList<>(0);
        Fields fields = new Fields(document, "", errors);
        UUID id = fields.required("id", Format.UUID_TEXT);
        Interaction interaction = interaction(fields, id, errors);
        return interaction == null ? new Reading.Refused(id, false, List.copyOf(errors)) : accepted(interaction);
    }

    private @Nullable Interaction interaction(Fields fields, @Nullable UUID id, List<FieldError> errors) {
        String type = fields.required("type", Format.UPPER_SNAKE);
        String userId = fields.required("userId", Format.identifier(128));
        Instant occurredAt = fields.required("occurredAt", Format.TIME);
        Interaction.Amount amount = Parts.amount(fields.nested("amount"));
        String channel = fields.optional("channel", Format.UPPER_SNAKE);
        String ip = fields.optional("ip", Format.IP);
        String deviceId = fields.optional("deviceId", Format.identifier(128));
        String sessionId = fields.optional("sessionId", Format.identifier(128));
        String userAgent = fields.optional("userAgent", Format.freeText(1_000));
        Interaction.Location location = Parts.location(fields.nested("location"));
        Interaction.Counterparty counterparty = Parts.counterparty(fields.nested("counterparty"), counterpartyType);
        Interaction.Instrument instrument = Parts.instrument(fields.nested("instrument"), instrumentType);
        Interaction.Attempt attempt = Parts.attempt(fields.nested("outcomeOfAttempt"));
        var attributes = Attributes.of(fields.nested("attributes"));
        fields.refuseOthers();
        requireByType(fields, type);
        refuseFuture(fields, occurredAt);
        if (!errors.isEmpty()) {
            return null;
        }
        return new Interaction(
                requireNonNull(id),
                requireNonNull(type),
                requireNonNull(userId),
                requireNonNull(occurredAt),
                amount,
                channel,
                ip,
                deviceId,
                sessionId,
                userAgent,
                location,
                counterparty,
                instrument,
                attempt,
                attributes);
    }

    private void requireByType(Fields fields, @Nullable String type) {
        if (type != null) {
            Set<String> required = properties.policyOf(type).requires();
            required.stream()
                    .filter(name -> !fields.has(name))
                    .sorted()
                    .forEach(name -> fields.wrong(name, "is required for type " + type));
        }
    }

    private void refuseFuture(Fields fields, @Nullable Instant occurredAt) {
        if (occurredAt != null && occurredAt.isAfter(clock.instant().plus(properties.maxAhead()))) {
            fields.wrong(
                    "occurredAt",
                    "lies more than " + properties.maxAhead().toSeconds()
                            + " s in the future; check the clock and the zone");
        }
    }

    private static Reading accepted(Interaction interaction) {
        byte[] body = Json.write(interaction);
        return new Reading.Accepted(interaction, body, sha256(body));
    }

    private static Reading refused(FieldError error) {
        return new Reading.Refused(null, false, List.of(error));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
