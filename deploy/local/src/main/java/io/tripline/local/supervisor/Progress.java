package io.tripline.local.supervisor;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Lines about what happens, each with the seconds since the beginning. Thread-safe. */
public final class Progress {

    private final PrintStream out;
    private final long began = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Such as {@code [  3.1 s] postgres  ready}. */
    void say(String who, String what) {
        out.printf(Locale.ROOT, "[%5.1f s] %-20s %s%n", elapsed(), who, what);
        out.flush();
    }

    /** A text of its own, without the time. */
    void tell(String text) {
        out.println(text);
        out.flush();
    }

    private double elapsed() {
        return Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
    }
}
