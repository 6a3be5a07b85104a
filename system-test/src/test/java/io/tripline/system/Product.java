package io.tripline.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The product as its user starts it: {@code ./tripline up --detach}, with state and ports of its own. One per JVM; the first use
 * starts it and the end of the JVM takes it down. Thread-safe.
 */
final class Product {

    private static final String PORT_OFFSET = "1000";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static @Nullable Product running;

    private final Path root = root();
    private final Path home = root.resolve("system-test/target/tripline-home");
    private String told = "";

    static synchronized Product running() {
        if (running == null) {
            Product product = new Product();
            product.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> product.tripline("down", "--wipe")));
            running = product;
        }
        return running;
    }

    private void start() {
        tripline("down", "--wipe");
        Run up = tripline("up", "--detach");
        if (up.exitCode() != 0) {
            throw new IllegalStateException("./tripline up --detach failed:\n" + up.output());
        }
        told = up.output();
    }

    /** What the first start printed. */
    String told() {
        return told;
    }

    /** Runs {@code ./tripline} with these arguments and waits for it, ten minutes at most. */
    Run tripline(String... arguments) {
        return tripline(Map.of(), arguments);
    }

    /** The same with these variables in its environment. */
    Run tripline(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of("./tripline"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
        builder.environment().putAll(environment);
        return run(builder, 600);
    }

    /** Runs a command that is not the product's own, with its output kept, for as long as {@code seconds}. */
    Run run(ProcessBuilder builder, int seconds) {
        File output = null;
        try {
            output = File.createTempFile("tripline", ".out");
            Process process = prepare(builder)
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(builder.command() + " took longer than " + seconds + " s:\n"
                        + Files.readString(output.toPath()));
            }
            return new Run(process.exitValue(), Files.readString(output.toPath(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            if (output != null) {
                output.delete();
            }
        }
    }

    /** Starts {@code ./tripline} with these arguments and returns at once. */
    Process begin(Path output, String... arguments) {
        List<String> command = new ArrayList<>(List.of("./tripline"));
        command.addAll(List.of(arguments));
        try {
            return prepare(new ProcessBuilder(command).directory(root.toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder prepare(ProcessBuilder builder) {
        builder.environment().put("TRIPLINE_HOME", home.toString());
        builder.environment().put("TRIPLINE_PORT_OFFSET", PORT_OFFSET);
        return builder;
    }

    JsonNode status() {
        return JSON.readTree(tripline("status", "--json").output());
    }

    /** Where this service listens. */
    String urlOf(String service) {
        return status().path("services")
                .valueStream()
                .filter(s -> s.path("name").asString().equals(service))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service is named " + service))
                .path("url")
                .asString();
    }

    String inForce() {
        return status().path("release").path("hash").asString();
    }

    Path rootFolder() {
        return root;
    }

    Path homeFolder() {
        return home;
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("tripline")) || !Files.exists(folder.resolve("mvnw"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("run inside a checkout: no folder above holds ./tripline and ./mvnw");
            }
            folder = parent;
        }
        return folder;
    }

    /** What a command answered: its exit code and what it printed, errors included. */
    record Run(int exitCode, String output) {}
}
