package io.tripline.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.tripline.access.trace.TraceAutoConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TracesFileTest {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(TraceAutoConfiguration.class));

    @Test
    void appendsEachExportAsALineOfOtlpJson(@TempDir Path directory) {
        Path file = directory.resolve("gateway.jsonl");
        service.withPropertyValues("tripline.traces.file=" + file).run(context -> {
            SdkTracerProvider spans = SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(context.getBean(SpanExporter.class)))
                    .build();
            Span span = spans.get("test").spanBuilder("decide").startSpan();
            span.end();
            spans.get("test").spanBuilder("answer").startSpan().end();
            spans.forceFlush();

            assertThat(Files.readAllLines(file))
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith("{\"resourceSpans\"")
                    .contains("\"decide\"", span.getSpanContext().getTraceId());
        });
    }

    @Test
    void writesNothingWhereNoFileIsNamed() {
        service.run(context -> assertThat(context).doesNotHaveBean(SpanExporter.class));
    }
}
