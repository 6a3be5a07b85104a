package io.tripline.engine.backtest;

import io.micrometer.core.instrument.MeterRegistry;
import io.tripline.engine.backtest.Backtest.Status;
import io.tripline.engine.release.ReleaseArchive;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;

/** Runs the backtests that this engine was asked for, one after the other. Thread-safe. */
@Service
class Backtests implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Backtests.class);
    private static final long BEAT_MILLIS = 500;
    private static final long STOP_SECONDS = 5;

    private final BacktestStore store;
    private final DataSource dataSource;
    private final ReleaseArchive releases;
    private final PastActivity activity;
    private final Courtesy courtesy;
    private final int workers;
    private final long maxBytes;
    private final Map<UUID, BacktestRun> unfinished = new ConcurrentHashMap<>();
    private final ExecutorService runner = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("backtests").daemon().factory());
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("backtest-beats").daemon().factory());

    Backtests(
            BacktestStore store,
            DataSource dataSource,
            ReleaseArchive releases,
            PastActivity activity,
            BacktestProperties properties,
            MeterRegistry meters) {
        this.store = store;
        this.dataSource = dataSource;
        this.releases = releases;
        this.activity = activity;
        courtesy = Courtesy.to(meters);
        workers = Math.min(properties.workers(), Runtime.getRuntime().availableProcessors());
        maxBytes = (long) properties.megabytes() << 20;
        var _ = beats.scheduleWithFixedDelay(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** On return it is written down, and waits for those before it. */
    void start(BacktestOrder order, String requestedBy) {
        store.add(order, requestedBy);
        BacktestRun run = new BacktestRun(order, dataSource, releases, activity, courtesy, maxBytes);
        unfinished.put(order.id(), run);
        runner.execute(() -> run(run));
    }

    /** Ends it soon, wherever it runs. */
    void cancel(UUID id) {
        store.cancel(id);
        beat();
    }

    /** Whoever reads one of ours reads that it failed, not that it runs for ever. */
    @Override
    public void destroy() throws InterruptedException {
        beats.shutdown();
        runner.shutdown();
        unfinished.forEach((id, run) -> {
            store.finished(id, Status.FAILED, "The engine that ran it was stopped. Ask for it again.", null);
            run.stop();
        });
        if (!runner.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            log.warn("A backtest has not ended within {} s", STOP_SECONDS);
        }
    }

    private void run(BacktestRun run) {
        UUID id = run.order().id();
        try {
            store.started(id);
            Optional<BacktestResult> result = run.run(workers);
            store.beat(id, run.done(), total(run));
            store.finished(id, result.isPresent() ? Status.DONE : Status.CANCELLED, null, result.orElse(null));
        } catch (BacktestFailed e) {
            log.warn("Backtest {} failed", id, e);
            store.finished(id, Status.FAILED, e.getMessage(), null);
        } catch (RuntimeException e) {
            log.error("Backtest {} failed", id, e);
            store.finished(id, Status.FAILED, "It failed on our side; the engine's log tells more.", null);
        } finally {
            unfinished.remove(id);
        }
    }

    private void beat() {
        unfinished.forEach((id, run) -> {
            try {
                if (store.beat(id, run.done(), total(run))) {
                    run.stop();
                }
            } catch (RuntimeException e) {
                log.warn("The progress of backtest {} cannot be written down: {}", id, e.toString());
            }
        });
    }

    private static @Nullable Long total(BacktestRun run) {
        return run.total() < 0 ? null : (Long) run.total();
    }
}
