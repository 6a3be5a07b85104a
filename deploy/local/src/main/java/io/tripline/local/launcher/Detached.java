package io.tripline.local.launcher;

import io.tripline.local.stack.Jvm;
import io.tripline.local.supervisor.Phase;
import io.tripline.local.supervisor.SupervisorClient;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts a supervising process of its own session and shows what it says until all is ready. */
record Detached(Local local, int portOffset, boolean withoutServices) {

    private static final long GLANCE_MILLIS = 200;

    int start() throws IOException {
        Path log = local.home().log("tripline");
        Files.createDirectories(log.getParent());
        LogTail tail = LogTail.fromEnd(log);
        Process process = new ProcessBuilder(command())
                .directory(local.checkout().root().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Thread interrupted = new Thread(() -> end(process), "interrupted");
        Runtime.getRuntime().addShutdownHook(interrupted);
        boolean ready = awaitReady(process, tail);
        Runtime.getRuntime().removeShutdownHook(interrupted);
        tail.print();
        return ready ? 0 : 1;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("setsid");
        }
        command.addAll(List.of(
                Jvm.java(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dtripline.checkout=" + local.checkout().root(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "up",
                "--supervise",
                "--port-offset",
                Integer.toString(portOffset)));
        if (withoutServices) {
            command.add("--without-services");
        }
        return command;
    }

    private boolean awaitReady(Process process, LogTail tail) throws IOException {
        try {
            while (!process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
                tail.print();
                if (ready(process)) {
                    return true;
                }
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting until all is ready", e);
        }
    }

    private boolean ready(Process process) throws IOException {
        Optional<SupervisorClient> supervisor = local.supervisor();
        return supervisor.isPresent()
                && supervisor.get().pid() == process.pid()
                && supervisor.get().phase() == Phase.READY;
    }

    /** Ctrl-C before all is ready leaves nothing behind. */
    private static void end(Process process) {
        process.destroy();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
