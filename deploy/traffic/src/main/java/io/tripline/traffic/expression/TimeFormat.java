package io.tripline.traffic.expression;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads local dates and times in the file's own notation and zone. */
record TimeFormat(DateTimeFormatter formatter, String pattern, ZoneId zone) {

    /** A pattern of {@link DateTimeFormatter}, where {@code yyyy} is the year people mean. */
    static TimeFormat of(String pattern, String zone) {
        // Strict resolving wants the proleptic year; patterns in the wild say yyyy.
        DateTimeFormatter formatter =
                DateTimeFormatter.ofPattern(proleptic(pattern), Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
        return new TimeFormat(formatter, pattern, ZoneId.of(zone));
    }

    private static String proleptic(String pattern) {
        StringBuilder changed = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            changed.append(c == 'y' && !quoted ? 'u' : c);
        }
        return changed.toString();
    }

    Instant parse(String text, @Nullable String column) {
        try {
            TemporalAccessor parsed =
                    formatter.parseBest(text.strip(), ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
            return switch (parsed) {
                case ZonedDateTime zoned -> zoned.toInstant();
                case LocalDateTime local -> local.atZone(zone).toInstant();
                default -> LocalDate.from(parsed).atStartOfDay(zone).toInstant();
            };
        } catch (DateTimeException e) {
            throw new RowException(column, "'" + text + "' is not a time of the pattern " + pattern);
        }
    }
}
