package io.tripline.local.services;

import io.tripline.local.process.ManagedProcess;
import io.tripline.local.process.Program;
import io.tripline.local.process.Signal;
import io.tripline.local.stack.Jvm;
import io.tripline.local.stack.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of the five services, ready when it says so on its management port. */
final class BootService extends Part {

    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration START_PATIENCE = Duration.ofMinutes(4);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(12);
    private static final List<String> QUIET =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private final String name;
    private final BootJar jar;
    private final List<String> jvm;
    private final Environment environment;
    private final int port;
    private final int managementPort;
    private final Path home;
    private final Path log;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PROBE_TIMEOUT).build();

    /** Asked when the service is first started: creates the database it speaks of. */
    @FunctionalInterface
    interface Environment {
        Map<String, String> variables();
    }

    BootService(
            String name,
            BootJar jar,
            List<String> jvm,
            Environment environment,
            int port,
            int managementPort,
            Path home,
            Path log) {
        this.name = name;
        this.jar = jar;
        this.jvm = jvm;
        this.environment = environment;
        this.port = port;
        this.managementPort = managementPort;
        this.home = home;
        this.log = log;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String url() {
        return "http://localhost:" + port;
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    protected ManagedProcess prepare() throws IOException {
        Files.createDirectories(home);
        List<String> command = new ArrayList<>(List.of(Jvm.java()));
        command.addAll(jvm);
        command.addAll(QUIET);
        command.addAll(List.of("-jar", jar.extracted(name).toString()));
        Program program = new Program(name, command, environment.variables(), home, log, Signal.TERM, false);
        return new ManagedProcess(program, this::saysReady, START_PATIENCE, STOP_PATIENCE);
    }

    private boolean saysReady() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness"))
                .timeout(PROBE_TIMEOUT)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }
}
