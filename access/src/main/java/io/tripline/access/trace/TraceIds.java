package io.tripline.access.trace;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The trace id of a request: 32 hex digits, the same on every dispatch of it. */
public final class TraceIds {

    private static final String ATTRIBUTE = TraceIds.class.getName();

    private TraceIds() {}

    /** The trace id of the request. One that no span carries gets an id of its own, so that answers always have one. */
    public static String of(HttpServletRequest request) {
        return of(request, null);
    }

    static String of(HttpServletRequest request, @Nullable String spanned) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String id = spanned == null ? UUID.randomUUID().toString().replace("-", "") : spanned;
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
