package io.tripline.engine.decision;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;

/** The part of a decision's trace that this engine writes: one span, and its children once their times are known. */
record DecisionTrace(Span span, String traceId) {

    /** For whoever takes up the published decision; continues this engine's span. */
    String traceparent() {
        SpanContext context = span.getSpanContext();
        return "00-" + traceId + "-" + context.getSpanId() + "-"
                + context.getTraceFlags().asHex();
    }

    boolean recorded() {
        return span.isRecording();
    }

    Context asParent() {
        return Context.root().with(span);
    }
}
