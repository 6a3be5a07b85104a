package io.tripline.local.stack;

import io.tripline.local.process.ManagedProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One program of the stack. It can be stopped and started again and keeps its data, port and passwords. It ends with this
 * JVM, also when that is killed. Thread-safe. What fails throws {@link StackException}.
 */
public abstract class Part {

    private volatile @Nullable ManagedProcess process;
    private volatile boolean retired;

    /** Names it in messages and commands. */
    public abstract String name();

    /** Where it serves. */
    public abstract String url();

    /** Receives its output. */
    public abstract Path log();

    /** Called once, before the first start: unpacks, initialises, writes settings. */
    protected abstract ManagedProcess prepare() throws IOException;

    /** Called after each start. */
    protected void started() throws IOException {}

    /** Returns when it serves; does nothing when it runs. */
    public final synchronized void start() {
        try {
            ManagedProcess prepared = process;
            if (prepared == null) {
                prepared = prepare();
                process = prepared;
            }
            if (retired) {
                prepared.retire();
            }
            if (!prepared.running()) {
                prepared.start();
                started();
            }
        } catch (IOException e) {
            throw new StackException(e);
        }
    }

    /** Ends it in order and waits for that; does nothing when it does not run. */
    public final void stop() {
        ManagedProcess running = process;
        if (running != null) {
            try {
                running.stop();
            } catch (IOException e) {
                throw new StackException(e);
            }
        }
    }

    /** Ends it for good: a start under way fails, and later ones do. */
    public final void retire() {
        retired = true;
        ManagedProcess running = process;
        if (running != null) {
            try {
                running.retire();
            } catch (IOException e) {
                throw new StackException(e);
            }
        }
    }

    /** Sends a signal by number and does not wait for what comes of it. */
    public final void signal(int number) {
        ManagedProcess running = process;
        if (running != null) {
            try {
                running.signal(number);
            } catch (IOException e) {
                throw new StackException(e);
            }
        }
    }

    /** Whether it does not run, at the latest after this time. */
    public final boolean endsWithin(Duration time) {
        ManagedProcess running = process;
        try {
            return running == null || running.endsWithin(time);
        } catch (IOException e) {
            throw new StackException(e);
        }
    }

    /** Empty when it does not run. */
    public final OptionalLong pid() {
        ManagedProcess running = process;
        return running == null ? OptionalLong.empty() : running.pid();
    }

    /** Whether it serves now. */
    public final boolean ready() {
        ManagedProcess running = process;
        return running != null && running.ready();
    }
}
