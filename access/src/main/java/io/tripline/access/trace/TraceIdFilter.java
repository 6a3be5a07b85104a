package io.tripline.access.trace;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Names the trace on every answer, errors and refusals among them, before anything else may answer. */
final class TraceIdFilter implements Filter {

    static final String HEADER = "Trace-Id";

    private final Tracer tracer;

    TraceIdFilter(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ((HttpServletResponse) response).setHeader(HEADER, TraceIds.of((HttpServletRequest) request, spanned()));
        chain.doFilter(request, response);
    }

    private @Nullable String spanned() {
        Span span = tracer.currentSpan();
        String id = span == null ? "" : span.context().traceId();
        return id.isEmpty() ? null : id;
    }
}
