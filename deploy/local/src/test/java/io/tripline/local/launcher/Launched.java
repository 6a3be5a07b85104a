package io.tripline.local.launcher;

import io.tripline.local.process.Ports;
import io.tripline.local.services.PortName;
import io.tripline.local.stack.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The launcher in a process of its own, with a state directory and ports of its own. */
final class Launched {

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();

    Launched(Path home) {
        this.home = home;
        environment.put("TRIPLINE_HOME", home.toString());
        for (PortName name : PortName.values()) {
            environment.put("TRIPLINE_PORT_" + name.name(), Integer.toString(Ports.anyFree()));
        }
    }

    int port(PortName name) {
        return Integer.parseInt(environment.getOrDefault("TRIPLINE_PORT_" + name.name(), "0"));
    }

    Path home() {
        return home;
    }

    /** Starts it and returns at once; what it prints is in {@link #output}. */
    Process begin(String... arguments) throws IOException {
        Files.createDirectories(home);
        List<String> command = new ArrayList<>(List.of(
                Jvm.java(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output(arguments).toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Path output(String... arguments) {
        return home.resolve("output-" + arguments[0]);
    }

    String outputOf(String command) throws IOException {
        return Files.readString(output(command));
    }

    /** Runs it to its end. */
    Ended run(String... arguments) throws IOException, InterruptedException {
        int code = begin(arguments).waitFor();
        return new Ended(code, Files.readString(output(arguments)));
    }

    record Ended(int code, String output) {}
}
