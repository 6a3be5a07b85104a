package io.tripline.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that has this process's terminal, is interrupted with it and ends with it. */
public final class Foreground {

    private Foreground() {}

    /** Returns its exit code. */
    public static int run(List<String> command, Map<String, String> environment) throws IOException {
        List<String> tied = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
            tied.addAll(List.of("setpriv", "--pdeathsig", Signal.TERM.name()));
        }
        tied.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(tied).inheritIO();
        builder.environment().putAll(environment);
        Process process = Spawner.start(builder);
        // Ctrl-C reaches both; this one stays until the other has said its last words.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> process.onExit().orTimeout(10, TimeUnit.SECONDS).join(), "last-words"));
        return Waiting.exitCode(process);
    }
}
