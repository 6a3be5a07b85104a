package io.tripline.gateway.edge;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Headers by which an outsider could claim to be someone, to come from elsewhere, or to belong to a trace. Within, only
 * the access token says who calls, and a trace begins here.
 */
final class ForeignHeaders {

    private static final Set<String> NAMES =
            Set.of("forwarded", "traceparent", "tracestate", "baggage", "b3", "remote-user", "x-real-ip", "via");

    private static final List<String> PREFIXES = List.of(
            "x-forwarded-",
            "x-user",
            "x-auth",
            "x-remote-",
            "x-original-",
            "x-rewrite-",
            "x-http-method",
            "x-method-override",
            "x-b3-",
            "x-role",
            "x-tripline-",
            "x-internal-",
            "x-ssl-",
            "x-client-cert");

    private ForeignHeaders() {}

    static boolean contains(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
    }
}
