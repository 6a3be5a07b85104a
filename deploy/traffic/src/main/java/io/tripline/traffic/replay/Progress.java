package io.tripline.traffic.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One line that tells how far a replay is: rewritten on a terminal, printed now and then elsewhere. For one thread. */
final class Progress {

    private final PrintStream out;
    private final boolean terminal;
    private final long start = System.nanoTime();
    private long shownAt;
    private long shownDecided;
    private @Nullable Instant lastEvent;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        this.shownAt = start;
    }

    /**
     * Shows it, when the last time is long enough ago.
     *
     * @param share of the file that is read, 0 to 1
     * @param event time of the row at hand; null to keep the last one
     */
    void show(double share, long rows, long decided, int undecided, @Nullable Instant event) {
        long now = System.nanoTime();
        lastEvent = event == null ? lastEvent : event;
        if (now - shownAt < Duration.ofMillis(terminal ? 500 : 10_000).toNanos()) {
            return;
        }
        double rate = (decided - shownDecided) / ((now - shownAt) / 1e9);
        String line = String.format(
                Locale.ROOT,
                "%5.1f %%  event time %s  %,d rows  %,d decided  %,.0f/s  %,d undecided  %s left",
                share * 100,
                lastEvent == null ? "-" : lastEvent,
                rows,
                decided,
                rate,
                undecided,
                left(share, now));
        out.print(terminal ? "\r" + line + "\u001b[K" : line + System.lineSeparator());
        out.flush();
        shownAt = now;
        shownDecided = decided;
    }

    private String left(double share, long now) {
        if (share < 0.001) {
            return "-";
        }
        Duration left = Duration.ofNanos((long) ((now - start) / share * (1 - share)));
        return String.format(Locale.ROOT, "%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart());
    }

    /** Since when the replay runs. */
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    void end() {
        if (terminal) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }
}
