package io.tripline.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "logs", description = "Print the log of one service.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    private static final Duration GLANCE = Duration.ofMillis(300);

    /** The supervising process of a detached start writes a log too. */
    private static final String SUPERVISOR = "tripline";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "SERVICE",
            description = "A name from ./tripline status, or tripline for the launcher's own.")
    private String service = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is added.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "Begin with the last N lines (${DEFAULT-VALUE}).")
    private int lines = 200;

    @Override
    public Integer call() throws IOException {
        Local local = Local.here();
        if (!service.equals(SUPERVISOR)) {
            local.requireService(service, spec.commandLine());
        }
        Path log = local.home().log(service);
        if (!Files.exists(log)) {
            throw new IOException(service + " has no log yet; ./tripline up starts it");
        }
        LogTail tail = LogTail.fromLastLines(log, lines);
        tail.print();
        while (follow) {
            pause();
            tail.print();
        }
        return 0;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(GLANCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
