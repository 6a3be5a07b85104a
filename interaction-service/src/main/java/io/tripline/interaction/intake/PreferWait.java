package io.tripline.interaction.intake;

import io.tripline.access.FieldError;
import io.tripline.access.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The preference {@code wait} of RFC 7240: how many seconds the caller gives us. Other preferences are none of ours. */
final class PreferWait {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,4}(\\.[0-9]{1,6})?");

    private PreferWait() {}

    /**
     * The wait asked for, zero when none was.
     *
     * @param headers all headers {@code Prefer} of a request; the first wait counts
     */
    static Duration of(@Nullable List<String> headers, Duration most) {
        if (headers != null) {
            for (String header : headers) {
                for (String preference : header.split("[,;]", -1)) {
                    String[] parts = preference.split("=", 2);
                    if (parts[0].strip().toLowerCase(Locale.ROOT).equals("wait")) {
                        return seconds(parts.length == 1 ? "" : parts[1].strip(), most);
                    }
                }
            }
        }
        return Duration.ZERO;
    }

    private static Duration seconds(String value, Duration most) {
        String text = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
        if (SECONDS.matcher(text).matches()) {
            Duration wait =
                    Duration.ofNanos(new BigDecimal(text).movePointRight(9).longValueExact());
            if (wait.compareTo(most) <= 0) {
                return wait;
            }
        }
        throw Refusal.invalid(List.of(new FieldError(
                "Prefer", "wait must be a number of seconds from 0 to " + most.toSeconds() + ", as Prefer: wait=2.5")));
    }
}
