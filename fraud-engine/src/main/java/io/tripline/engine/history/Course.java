package io.tripline.engine.history;

import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells how far a count of the log has come, about once a second, and every ten seconds in the engine's log. Not thread-safe. */
final class Course {

    private static final Logger log = LoggerFactory.getLogger(Course.class);
    private static final long TELL_EVERY = Duration.ofSeconds(1).toNanos();
    private static final long LOG_EVERY = Duration.ofSeconds(10).toNanos();

    private final long of;
    private final Consumer<Progress> told;
    private final long begun = System.nanoTime();
    private long done;
    private long lastTold = begun;
    private long lastLogged = begun;

    Course(long of, Consumer<Progress> told) {
        this.of = of;
        this.told = told;
        tell();
    }

    void counted(long records) {
        done += records;
        long now = System.nanoTime();
        if (now - lastTold >= TELL_EVERY) {
            tell();
            lastTold = now;
        }
        if (now - lastLogged >= LOG_EVERY) {
            log.info("Facts are counted from the log: {}", progress());
            lastLogged = now;
        }
    }

    void tell() {
        told.accept(progress());
    }

    /** Says in the engine's log what it came to. */
    void end() {
        tell();
        double seconds = (System.nanoTime() - begun) / 1e9;
        log.info(
                "Facts are counted from the log: {} records in {} s, {}/s",
                done,
                "%.1f".formatted(seconds),
                Math.round(done / Math.max(seconds, 0.001)));
    }

    private Progress progress() {
        return new Progress(done, of);
    }
}
