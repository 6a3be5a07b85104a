package io.tripline.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The spans that the services wrote down, as OTLP JSON lines under the product's home. */
record Traces(Set<String> services, Set<String> spans) {

    static Traces of(Product product, String traceId) {
        Set<String> services = new TreeSet<>();
        Set<String> spans = new TreeSet<>();
        try (Stream<Path> files = Files.walk(product.homeFolder())) {
            for (Path file : files.filter(f -> f.getFileName().toString().endsWith("traces.jsonl"))
                    .toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    lines.filter(line -> line.contains(traceId))
                            .forEach(line -> collect(line, traceId, services, spans));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Traces(services, spans);
    }

    private static void collect(String line, String traceId, Set<String> services, Set<String> spans) {
        for (JsonNode resource : Api.JSON.readTree(line).path("resourceSpans")) {
            String service = resource.path("resource")
                    .path("attributes")
                    .valueStream()
                    .filter(a -> a.path("key").asString().equals("service.name"))
                    .map(a -> a.path("value").path("stringValue").asString())
                    .findFirst()
                    .orElse("");
            for (JsonNode scope : resource.path("scopeSpans")) {
                for (JsonNode span : scope.path("spans")) {
                    if (span.path("traceId").asString().equals(traceId)) {
                        services.add(service);
                        spans.add(span.path("name").asString());
                    }
                }
            }
        }
    }
}
