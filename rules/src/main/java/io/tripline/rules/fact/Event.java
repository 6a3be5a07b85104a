package io.tripline.rules.fact;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Any happening that moves or reads facts.
 *
 * <p>A label event has the fields of the interaction it labels (its {@code type} too) plus {@code label} (FRAUD or
 * GENUINE) and {@code labelSource}; its time is when the label became known.
 *
 * @param type the kind of happening, such as PAYMENT, DEVICE_SEEN or LABEL
 * @param time when it happened; milliseconds count
 * @param fields by flattened path ("amount.value", "counterparty.id", "attributes.mcc"), as listed in {@link
 *     EventFields}; values are String, finite Double or Boolean; times are seconds since 1970 as Double; a field without
 *     a value is left out
 */
public record Event(FactSource source, String type, Instant time, Map<String, Object> fields) {
    private static final long SECONDS_PER_DAY = 86_400;

    /** Throws IllegalArgumentException for a value of any other type. */
    public Event {
        fields = Map.copyOf(fields);
        fields.forEach(Event::requirePlain);
    }

    /**
     * The value at this path, or null when the event has none. {@code type} and {@code occurredAt} are the event's own
     * unless they are among the fields; {@code occurredAt.hour} (0–23, UTC) and {@code occurredAt.weekday} (1 Monday – 7
     * Sunday) are made from {@code occurredAt}: of a label, when what it labels happened.
     */
    public @Nullable Object field(String path) {
        Object value = fields.get(path);
        return value != null
                ? value
                : switch (path) {
                    case "type" -> type;
                    case "occurredAt" -> time.toEpochMilli() / 1000.0;
                    case "occurredAt.hour" -> hour(occurredAt());
                    case "occurredAt.weekday" -> weekday(occurredAt());
                    default -> null;
                };
    }

    private long occurredAt() {
        return fields.get("occurredAt") instanceof Double seconds ? (long) Math.floor(seconds) : time.getEpochSecond();
    }

    private static double hour(long seconds) {
        long hour = Math.floorMod(seconds, SECONDS_PER_DAY) / 3600;
        return hour;
    }

    private static double weekday(long seconds) {
        long day = Math.floorDiv(seconds, SECONDS_PER_DAY);
        return Math.floorMod(day + 3, 7) + 1.0;
    }

    private static void requirePlain(String path, Object value) {
        boolean plain = value instanceof String
                || value instanceof Boolean
                || (value instanceof Double number && Double.isFinite(number));
        if (!plain) {
            throw new IllegalArgumentException(
                    "field " + path + " is a " + value.getClass().getSimpleName() + " (" + value
                            + "); use a String, a finite Double or a Boolean");
        }
    }
}
