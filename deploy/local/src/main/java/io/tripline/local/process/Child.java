package io.tripline.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A running or ended child process. It never outlives this process, also when this one is killed. Thread-safe. */
public final class Child {

    private static final long LOG_LIMIT_BYTES = 16 << 20;

    private final Program program;
    private final Process process;

    private Child(Program program, Process process) {
        this.program = program;
        this.process = process;
    }

    /** Starts the program and returns at once. */
    public static Child start(Program program) throws IOException {
        Files.createDirectories(program.log().toAbsolutePath().getParent());
        startNewLogWhenLarge(program);
        ProcessBuilder builder = new ProcessBuilder(Tether.tie(program))
                .directory(program.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(program.log().toFile()));
        builder.environment().putAll(program.environment());
        return new Child(program, Spawner.start(builder));
    }

    /** Runs a short program to its end, output to its log; a failure names the log. */
    public static void run(Program program) throws IOException {
        Files.createDirectories(program.log().toAbsolutePath().getParent());
        List<String> command = new ArrayList<>(Tether.rootless(program));
        command.addAll(program.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(program.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(program.log().toFile()));
        builder.environment().putAll(program.environment());
        int code = Waiting.exitCode(Spawner.start(builder));
        if (code != 0) {
            throw new NotStarted(program, "ended with code " + code);
        }
    }

    private static void startNewLogWhenLarge(Program program) throws IOException {
        if (Files.exists(program.log()) && Files.size(program.log()) > LOG_LIMIT_BYTES) {
            Files.move(
                    program.log(),
                    program.log().resolveSibling(program.log().getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    public Program program() {
        return program;
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Whether it ended within the time. */
    public boolean endsWithin(Duration time) throws IOException {
        return Waiting.ended(process, time);
    }

    public int exitCode() {
        return process.exitValue();
    }

    /** Sends any signal, by number. */
    public void signal(int number) throws IOException {
        if (process.isAlive()) {
            Waiting.exitCode(Spawner.start(new ProcessBuilder("sh", "-c", "kill -" + number + " " + pid())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)));
        }
    }

    /** Asks it to end; after {@code patience} it is killed. Returns when it has ended. */
    public void stop(Duration patience) throws IOException {
        signal(program.stop().number());
        if (!endsWithin(patience)) {
            process.destroyForcibly();
            Waiting.exitCode(process);
        }
    }
}
