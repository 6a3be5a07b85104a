package io.tripline.local.services;

import io.tripline.local.stack.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes of an earlier run that was killed: they are on their way out, and the next run waits for them. */
public final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Leftovers() {}

    /** Writes down what runs. A process is known by number and start, since numbers are used again. */
    public static void record(Home home, List<Part> parts) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Part part : parts) {
            part.pid().stream()
                    .mapToObj(ProcessHandle::of)
                    .flatMap(Optional::stream)
                    .forEach(process -> lines.add(identity(process)));
        }
        Files.createDirectories(home.root());
        Files.write(home.pids(), lines);
    }

    private static String identity(ProcessHandle process) {
        return process.pid() + " "
                + process.info().startInstant().map(Instant::toString).orElse("?");
    }

    /** Returns when all of them are gone; those that stay too long are killed. */
    public static void await(Home home) throws IOException {
        Path file = home.pids();
        if (!Files.exists(file)) {
            return;
        }
        List<ProcessHandle> alive = Files.readAllLines(file).stream()
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line.substring(0, line.indexOf(' '))))
                        .filter(process -> identity(process).equals(line))
                        .stream())
                .toList();
        if (!ended(alive)) {
            alive.forEach(ProcessHandle::destroyForcibly);
            ended(alive);
        }
        Files.deleteIfExists(file);
    }

    private static boolean ended(List<ProcessHandle> processes) throws IOException {
        try {
            CompletableFuture.allOf(
                            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException("cannot wait for processes of an earlier run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for processes of an earlier run", e);
        }
    }
}
