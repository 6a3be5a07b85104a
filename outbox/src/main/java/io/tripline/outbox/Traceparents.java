package io.tripline.outbox;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import org.jspecify.annotations.Nullable;

/** The header {@code traceparent} of W3C Trace Context, version 00. */
final class Traceparents {

    private static final int LENGTH = 55;

    private Traceparents() {}

    static String render(SpanContext span) {
        return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                + span.getTraceFlags().asHex();
    }

    /** The span that a header names, or an invalid one when the header is absent or malformed. */
    static SpanContext parse(@Nullable String traceparent) {
        if (traceparent == null || traceparent.length() != LENGTH || !traceparent.startsWith("00-")) {
            return SpanContext.getInvalid();
        }
        boolean sampled = (Character.digit(traceparent.charAt(LENGTH - 1), 16) & 1) == 1;
        TraceFlags flags = sampled ? TraceFlags.getSampled() : TraceFlags.getDefault();
        return SpanContext.createFromRemoteParent(
                traceparent.substring(3, 35), traceparent.substring(36, 52), flags, TraceState.getDefault());
    }
}
