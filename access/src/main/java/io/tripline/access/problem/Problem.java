package io.tripline.access.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tripline.access.FieldError;
import io.tripline.access.trace.TraceIds;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatusCode;

/**
 * An RFC 9457 problem detail as every service answers it.
 *
 * @param type stable URI of the kind of problem
 * @param title the kind in words
 * @param detail what is wrong this time and what to do
 * @param instance the path that was asked for
 * @param traceId 32 hex digits, to find the request in logs and traces
 * @param errors the fields at fault; left out when none is
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String traceId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    private static final String TYPES = "https://tripline.io/problems/";

    /** The problem of the given kebab-case code, as an answer to the request. */
    public static Problem of(
            HttpServletRequest request, HttpStatusCode status, String code, String detail, List<FieldError> errors) {
        return new Problem(
                TYPES + code,
                title(code),
                status.value(),
                detail,
                request.getRequestURI() == null ? "" : request.getRequestURI(),
                TraceIds.of(request),
                List.copyOf(errors));
    }

    private static String title(String code) {
        return code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1).replace('-', ' ');
    }
}
