package io.tripline.engine.backtest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A backtest as people read it.
 *
 * @param releaseHash of the candidate
 * @param from of the time of decision, counted in; {@code to} is not
 * @param types of interactions to be tested; empty for all
 * @param problem why it failed; null when it did not
 * @param startedAt null while it waits for the one before it
 * @param result null until it is done, and in lists
 */
record Backtest(
        UUID id,
        String releaseHash,
        Instant from,
        Instant to,
        List<String> types,
        int examples,
        boolean applyHolds,
        String requestedBy,
        Instant requestedAt,
        Status status,
        @Nullable String problem,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Progress progress,
        @Nullable BacktestResult result) {

    /** What became of it. */
    enum Status {
        /** For the one before it. */
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    /**
     * How far it is.
     *
     * @param done decisions looked at
     * @param total decisions in the range; null while they are not counted yet
     * @param perSecond on average since it started
     * @param remainingSeconds at that speed; null while nothing can be said
     */
    record Progress(
            long done,
            @Nullable Long total,
            double perSecond,
            @Nullable Double remainingSeconds) {

        static Progress of(long done, @Nullable Long total, double seconds) {
            double perSecond = seconds > 0 ? Math.round(done / seconds) : 0;
            Double remaining = total == null || perSecond == 0 ? null : Math.ceil((total - done) / perSecond);
            return new Progress(done, total, perSecond, remaining);
        }
    }
}
