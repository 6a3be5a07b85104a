package io.tripline.access;

import jakarta.validation.ConstraintViolation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;

/** Turns what a library says about bad input into the fields at fault, in words for the one who sent it. */
public final class FieldErrors {

    private FieldErrors() {}

    /** The fields that break a bean constraint, ordered by path. */
    public static List<FieldError> of(Set<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(violation -> new FieldError(violation.getPropertyPath().toString(), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList();
    }

    /** The place where JSON could not be read: a path for a wrong value, line and column for broken syntax. */
    public static List<FieldError> of(JacksonException e) {
        return List.of(new FieldError(path(e), message(e)));
    }

    private static String message(JacksonException e) {
        return switch (e) {
            case PropertyBindingException unknown -> "is not a known field" + known(unknown);
            case InputCoercionException number -> "is a number out of range: " + range(number.getOriginalMessage());
            case StreamConstraintsException limit -> "is beyond a limit: " + limit(limit.getOriginalMessage());
            case StreamReadException broken -> "is not valid JSON at " + place(broken.getLocation());
            case MismatchedInputException mismatch
            when mismatch.getTargetType() != null -> "must be " + expected(mismatch.getTargetType());
            case JacksonException other
            when other.getCause() instanceof NumberFormatException -> "is a number out of range";
            case JacksonException other
            when other.getCause() instanceof IllegalArgumentException cause -> String.valueOf(cause.getMessage());
            default -> "cannot be read at " + place(e.getLocation());
        };
    }

    /** Keeps the bounds, which stand in the last brackets, and leaves out the number, which may be very long. */
    private static String range(String message) {
        int bracket = message.lastIndexOf('(');
        return bracket < 0 ? "it is too large or too small" : "give one in " + message.substring(bracket);
    }

    /** Without the names of settings, which the one who sent it cannot change. */
    private static String limit(String message) {
        int settings = message.indexOf(", from ");
        String plain = settings < 0 ? message : message.substring(0, settings) + ")";
        return plain.substring(0, 1).toLowerCase(Locale.ROOT) + plain.substring(1);
    }

    private static String known(PropertyBindingException e) {
        if (e.getKnownPropertyIds() == null || e.getKnownPropertyIds().isEmpty()) {
            return "";
        }
        return "; known are "
                + e.getKnownPropertyIds().stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type == Instant.class) {
            return "a time in UTC as 2026-11-22T10:15:30.123Z";
        }
        if (type == Duration.class) {
            return "a duration as PT10M";
        }
        if (type == UUID.class) {
            return "a UUID as 01939c1e-7a53-7c60-8f0e-0c2f4b8f6a11";
        }
        if (type == BigDecimal.class) {
            return "a decimal number as \"129.90\"";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "text";
        }
        return type.isArray() || Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    private static String place(@Nullable TokenStreamLocation at) {
        return at == null ? "an unknown place" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static String path(JacksonException e) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }
}
