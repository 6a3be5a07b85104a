package io.tripline.engine.decision;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.tripline.engine.decision.Steps.Step;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Continues the trace each interaction came with. A decision without one starts its own. Spans are recorded only where the
 * trace is sampled, so a batch of untraced interactions costs next to nothing. Thread-safe.
 */
@Component
class Tracing {

    private static final Pattern TRACEPARENT =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2}).*");

    private final Tracer tracer;

    Tracing(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("io.tripline.engine");
    }

    DecisionTrace start(@Nullable String traceparent, Instant at) {
        Span span = tracer.spanBuilder("decide")
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(parent(traceparent))
                .setStartTimestamp(at)
                .startSpan();
        SpanContext context = span.getSpanContext();
        if (context.isValid()) {
            return new DecisionTrace(span, context.getTraceId());
        }
        Span unrecorded = Span.wrap(SpanContext.create(
                IdGenerator.random().generateTraceId(),
                IdGenerator.random().generateSpanId(),
                TraceFlags.getDefault(),
                TraceState.getDefault()));
        return new DecisionTrace(unrecorded, unrecorded.getSpanContext().getTraceId());
    }

    /** Ends the span of a decision that is published, with a child for each step of its batch. */
    void finish(NewDecision decision, Steps steps) {
        DecisionTrace trace = decision.trace();
        if (trace.recorded()) {
            for (Step step : steps.all()) {
                tracer.spanBuilder(step.name())
                        .setParent(trace.asParent())
                        .setStartTimestamp(step.from())
                        .startSpan()
                        .end(step.to());
            }
            trace.span()
                    .setAttribute("tripline.decision.id", decision.id().toString())
                    .setAttribute(
                            "tripline.interaction.id", decision.interactionId().toString())
                    .setAttribute("tripline.outcome", decision.outcome().name())
                    .setAttribute("tripline.release", decision.releaseHash())
                    .end(steps.end());
        }
    }

    private static Context parent(@Nullable String traceparent) {
        Matcher parts = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        if (!parts.matches()) {
            return Context.root();
        }
        SpanContext remote = SpanContext.createFromRemoteParent(
                parts.group(1), parts.group(2), TraceFlags.fromHex(parts.group(3), 0), TraceState.getDefault());
        return Context.root().with(Span.wrap(remote));
    }
}
