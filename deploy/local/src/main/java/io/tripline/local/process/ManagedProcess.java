package io.tripline.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One program that can be started, probed, signalled and stopped, again and again. Thread-safe. */
public final class ManagedProcess {

    private static final Duration BETWEEN_PROBES = Duration.ofMillis(100);

    private final Program program;
    private final Probe probe;
    private final Duration startPatience;
    private final Duration stopPatience;
    private volatile @Nullable Child child;
    private boolean retired;

    public ManagedProcess(Program program, Probe probe, Duration startPatience, Duration stopPatience) {
        this.program = program;
        this.probe = probe;
        this.startPatience = startPatience;
        this.stopPatience = stopPatience;
    }

    /** Starts it and returns when it is ready; does nothing when it runs. */
    public void start() throws IOException {
        Child started = spawn();
        if (started != null) {
            awaitReady(started);
        }
    }

    private synchronized @Nullable Child spawn() throws IOException {
        if (retired) {
            throw new IOException(program.name() + " is being stopped");
        }
        if (running()) {
            return null;
        }
        Child started = Child.start(program);
        child = started;
        return started;
    }

    private void awaitReady(Child started) throws IOException {
        long deadline = System.nanoTime() + startPatience.toNanos();
        Attempt attempt = new Attempt(false, "");
        while (!attempt.ready) {
            if (System.nanoTime() > deadline) {
                throw new NotStarted(program, "was not ready after " + startPatience.toSeconds() + " s" + attempt.why);
            }
            if (started.endsWithin(BETWEEN_PROBES)) {
                throw new NotStarted(program, "ended with code " + started.exitCode());
            }
            attempt = attempt();
        }
    }

    private Attempt attempt() {
        try {
            return new Attempt(probe.ready(), " (it answers that it is not ready)");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Attempt(false, " (interrupted)");
        } catch (Exception e) {
            return new Attempt(false, " (" + e + ")");
        }
    }

    private record Attempt(boolean ready, String why) {}

    /** Asks it to end and waits for that; past its patience it is killed. Also while {@link #start} waits. */
    public void stop() throws IOException {
        Child running = child;
        if (running != null && running.alive()) {
            running.stop(stopPatience);
        }
    }

    /** Stops it and lets it start no more. */
    public void retire() throws IOException {
        synchronized (this) {
            retired = true;
        }
        stop();
    }

    /** Sends a signal by number without waiting; also while {@link #start} waits. */
    public void signal(int number) throws IOException {
        Child running = child;
        if (running != null) {
            running.signal(number);
        }
    }

    /** Whether it does not run, at the latest after this time. */
    public boolean endsWithin(Duration time) throws IOException {
        Child running = child;
        return running == null || running.endsWithin(time);
    }

    public boolean running() {
        Child running = child;
        return running != null && running.alive();
    }

    /** Runs, and its probe says so. */
    public boolean ready() {
        return running() && attempt().ready;
    }

    /** Empty when it does not run. */
    public OptionalLong pid() {
        Child running = child;
        return running != null && running.alive() ? OptionalLong.of(running.pid()) : OptionalLong.empty();
    }

    public String name() {
        return program.name();
    }

    public Path log() {
        return program.log();
    }
}
