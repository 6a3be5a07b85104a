package io.tripline.rules.fact;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fields an event of each source may carry, by flattened path, with their types. */
public final class EventFields {
    /** Paths under this prefix are attributes: any name, any type. */
    public static final String ATTRIBUTES = "attributes.";

    private static final SortedMap<String, FieldType> ANY_EVENT =
            fields("type occurredAt.hour occurredAt.weekday userId");
    private static final SortedMap<String, FieldType> INTERACTION = union(
            ANY_EVENT,
            fields("id channel ip deviceId sessionId userAgent amount.value amount.currency location.country"
                    + " location.lat location.lon counterparty.type counterparty.id counterparty.country"
                    + " instrument.type instrument.token instrument.bin instrument.last4"
                    + " outcomeOfAttempt.status outcomeOfAttempt.code occurredAt receivedAt"));
    private static final SortedMap<String, FieldType> LABEL = union(INTERACTION, fields("label labelSource"));
    private static final SortedMap<String, FieldType> USER_ACTIVITY =
            union(ANY_EVENT, fields("country standing deviceId contact occurredAt registeredAt"));

    private EventFields() {}

    /** The fields with fixed names of events of this source, sorted. */
    public static SortedMap<String, FieldType> of(FactSource source) {
        return new TreeMap<>(fixed(source));
    }

    /** The type of the field at this path, or empty when events of this source have no such field. */
    public static Optional<FieldType> type(FactSource source, String path) {
        if (source != FactSource.USER_ACTIVITY && path.startsWith(ATTRIBUTES) && path.length() > ATTRIBUTES.length()) {
            return Optional.of(FieldType.ANY);
        }
        return Optional.ofNullable(fixed(source).get(path));
    }

    private static SortedMap<String, FieldType> fixed(FactSource source) {
        return switch (source) {
            case INTERACTION -> INTERACTION;
            case USER_ACTIVITY -> USER_ACTIVITY;
            case LABEL -> LABEL;
        };
    }

    private static SortedMap<String, FieldType> fields(String paths) {
        SortedMap<String, FieldType> fields = new TreeMap<>();
        for (String path : paths.split(" ", -1)) {
            fields.put(path, typeByName(path));
        }
        return fields;
    }

    private static FieldType typeByName(String path) {
        return switch (path) {
            case "amount.value", "location.lat", "location.lon", "occurredAt.hour", "occurredAt.weekday" ->
                FieldType.NUMBER;
            case "occurredAt", "receivedAt", "registeredAt" -> FieldType.TIME;
            default -> FieldType.TEXT;
        };
    }

    private static SortedMap<String, FieldType> union(
            SortedMap<String, FieldType> some, SortedMap<String, FieldType> more) {
        SortedMap<String, FieldType> all = new TreeMap<>(some);
        all.putAll(more);
        return all;
    }
}
