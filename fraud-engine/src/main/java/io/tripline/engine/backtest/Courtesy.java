package io.tripline.engine.backtest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;

/** Leaves half of the time to the decisions of today while there are many. Thread-safe. */
final class Courtesy {

    /** Decisions a second of this engine from which on there are many. */
    static final double MANY = 100;

    private final DoubleSupplier decided;

    /** By a count of decisions that this engine made. */
    Courtesy(DoubleSupplier decided) {
        this.decided = decided;
    }

    static Courtesy to(MeterRegistry meters) {
        return new Courtesy(() -> meters.find("tripline.decisions").counters().stream()
                .mapToDouble(Counter::count)
                .sum());
    }

    double decided() {
        return decided.getAsDouble();
    }

    /** Pauses after some work, during which so many decisions were made. */
    void rest(double decidedBefore, Duration worked) {
        LockSupport.parkNanos(pause(decided() - decidedBefore, worked).toNanos());
    }

    static Duration pause(double made, Duration worked) {
        return made * 1e9 > MANY * worked.toNanos() ? worked : Duration.ZERO;
    }
}
