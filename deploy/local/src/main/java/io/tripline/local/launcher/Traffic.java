package io.tripline.local.launcher;

import io.tripline.local.process.Foreground;
import io.tripline.local.stack.Jvm;
import io.tripline.local.supervisor.Status;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs the traffic program against the running stack, with what it needs to reach it in its environment. */
final class Traffic {

    private static final String MAIN = "io.tripline.traffic.TrafficCli";

    private Traffic() {}

    static int run(String command, List<String> arguments) throws IOException {
        Local local = Local.here();
        List<String> line = new ArrayList<>(List.of(
                Jvm.java(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                local.checkout().classPath("deploy/traffic").stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)),
                MAIN,
                command));
        line.addAll(arguments);
        return Foreground.run(
                line,
                onlyHelp(arguments) ? Map.of() : environment(local.running().status()));
    }

    static boolean onlyHelp(List<String> arguments) {
        return arguments.contains("--help") || arguments.contains("-h");
    }

    private static Map<String, String> environment(Status status) {
        return Map.of(
                "TRIPLINE_GATEWAY_URL", status.gateway(),
                "TRIPLINE_TOKEN_URI", status.tokenUri(),
                "TRIPLINE_CLIENT_ID", status.demoClient().id(),
                "TRIPLINE_CLIENT_SECRET", status.demoClient().secret());
    }
}
