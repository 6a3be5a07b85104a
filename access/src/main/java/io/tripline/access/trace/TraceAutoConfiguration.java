package io.tripline.access.trace;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.exporter.logging.otlp.internal.traces.OtlpStdoutSpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * The trace id on every answer; and, where {@code tripline.traces.file} names a file, sampled spans appended to it as
 * OTLP JSON, one export per line, at most some 128 MB in all. How many traces are sampled is {@code management.tracing.sampling.probability}.
 */
@AutoConfiguration(
        beforeName =
                "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration")
public class TraceAutoConfiguration {

    private static final long TRACES_FILE_BYTES = 64L * 1024 * 1024;

    /** Behind the filter that opens the span, before every other one. */
    private static final int INSIDE_THE_SPAN = Ordered.HIGHEST_PRECEDENCE + 2;

    @Bean
    FilterRegistrationBean<TraceIdFilter> traceIdFilter(ObjectProvider<Tracer> tracer) {
        FilterRegistrationBean<TraceIdFilter> filter =
                new FilterRegistrationBean<>(new TraceIdFilter(tracer.getIfAvailable(() -> Tracer.NOOP)));
        filter.setOrder(INSIDE_THE_SPAN);
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
        return filter;
    }

    @Bean
    @ConditionalOnProperty("tripline.traces.file")
    SpanExporter tracesFile(Environment environment) throws IOException {
        Path file = Path.of(environment.getRequiredProperty("tripline.traces.file"));
        return OtlpStdoutSpanExporter.builder()
                .setOutput(new BoundedFile(file, TRACES_FILE_BYTES))
                .setWrapperJsonObject(true)
                .build();
    }
}
