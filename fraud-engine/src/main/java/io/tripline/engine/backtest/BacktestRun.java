package io.tripline.engine.backtest;

import io.tripline.engine.backtest.Chronicle.Written;
import io.tripline.engine.backtest.StoredDecisions.Row;
import io.tripline.engine.backtest.StoredDecisions.Slice;
import io.tripline.engine.release.ReleaseArchive;
import io.tripline.rules.evaluation.CompiledRelease;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One backtest: reads the range slice by slice on a few threads, each with an evaluator of its own. Run it once. */
final class BacktestRun {

    private static final int NOT_COUNTED = -1;

    private final BacktestOrder order;
    private final DataSource dataSource;
    private final ReleaseArchive releases;
    private final PastActivity activity;
    private final Courtesy courtesy;
    private final long maxBytes;
    private final List<StoredDecisions> reading = new CopyOnWriteArrayList<>();
    private final AtomicLong done = new AtomicLong();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private volatile @Nullable Chronicle chronicle;
    private volatile long total = NOT_COUNTED;
    private volatile boolean stopped;

    /** {@code maxBytes} may be remembered for facts that have to be counted again. */
    BacktestRun(
            BacktestOrder order,
            DataSource dataSource,
            ReleaseArchive releases,
            PastActivity activity,
            Courtesy courtesy,
            long maxBytes) {
        this.order = order;
        this.dataSource = dataSource;
        this.releases = releases;
        this.activity = activity;
        this.courtesy = courtesy;
        this.maxBytes = maxBytes;
    }

    BacktestOrder order() {
        return order;
    }

    /** Decisions that were looked at so far. */
    long done() {
        return done.get();
    }

    /** Decisions in the range; below 0 while that is not known. */
    long total() {
        return total;
    }

    /** Lets the run end soon, without a result. */
    void stop() {
        stopped = true;
        reading.forEach(StoredDecisions::stop);
        Chronicle waited = chronicle;
        if (waited != null) {
            waited.stop();
        }
    }

    /**
     * On return all that was started for it has ended.
     *
     * @return empty when it was stopped
     * @throws BacktestFailed when there can be no result
     */
    Optional<BacktestResult> run(int workers) {
        try {
            StoredDecisions decisions = reading(order.range());
            TreeMap<String, Long> decidedBy = new TreeMap<>(decisions.byRelease());
            Map<String, RecordedFacts> recorded = new HashMap<>(recorded(decidedBy.keySet()));
            Gaps gaps = Gaps.of(recorded.values());
            List<Part> parts = gaps.counted().isEmpty()
                    ? parts(decisions, decidedBy, true)
                    : partsWithHistory(decisions, gaps, recorded);
            if (!gaps.counted().isEmpty()) {
                chronicle = new Chronicle(order.candidate(), gaps, activity(gaps, decisions), maxBytes);
            }
            Tally all = new Tally(order.candidate().release(), order.examples());
            onThreads(workers, () -> work(parts, recorded, gaps.fields())).forEach(all::add);
            throwFailure();
            return stopped
                    ? Optional.empty()
                    : Optional.of(all.result(order.range(), decidedBy, order.applyHolds(), gaps));
        } catch (CancellationException e) {
            return Optional.empty();
        } catch (SQLException e) {
            if (stopped) {
                return Optional.empty();
            }
            throw new BacktestFailed("The stored decisions could not be read: " + e.getMessage(), e);
        }
    }

    private List<Written> activity(Gaps gaps, StoredDecisions decisions) throws SQLException {
        Optional<Instant> first = gaps.ofActivity().isEmpty() ? Optional.empty() : decisions.firstInteraction();
        return first.map(time -> new WantedActivity(
                        gaps.ofActivity(), time, order.range().to()))
                .map(wanted -> activity.read(wanted, maxBytes, () -> stopped))
                .orElse(List.of());
    }

    /** What ended one thread ended the others, too; the first of it tells why. */
    private void throwFailure() {
        Exception first = failure.get();
        if (first instanceof BacktestFailed known) {
            throw known;
        }
        if (first instanceof SQLException) {
            throw new BacktestFailed("The stored decisions could not be read: " + first.getMessage(), first);
        }
        if (first != null) {
            throw new BacktestFailed("The backtest ended with an error: " + first, first);
        }
    }

    private StoredDecisions reading(Range range) {
        StoredDecisions decisions = new StoredDecisions(dataSource, range);
        reading.add(decisions);
        if (stopped) {
            decisions.stop();
        }
        return decisions;
    }

    private Map<String, RecordedFacts> recorded(Set<String> hashes) {
        Map<String, RecordedFacts> recorded = new HashMap<>();
        for (String hash : hashes) {
            releases.compiled(hash)
                    .map(CompiledRelease::facts)
                    .ifPresent(facts -> recorded.put(hash, RecordedFacts.of(facts, order.candidate())));
        }
        return recorded;
    }

    private List<Part> parts(StoredDecisions decisions, Map<String, Long> byRelease, boolean tested)
            throws SQLException {
        total = Math.max(0, total)
                + byRelease.values().stream().mapToLong(Long::longValue).sum();
        return decisions.slices().stream()
                .map(slice -> new Part(decisions, slice, tested))
                .toList();
    }

    /** What happened before the range moves the facts in it, and so do interactions of other types. */
    private List<Part> partsWithHistory(StoredDecisions decisions, Gaps gaps, Map<String, RecordedFacts> recorded)
            throws SQLException {
        Range range = order.range();
        Optional<Duration> window = gaps.longestWindow();
        Instant start = window.isEmpty() ? Instant.EPOCH : decisions.longBefore(window.get());
        List<Part> parts = new ArrayList<>();
        for (Range stretch :
                List.of(new Range(start, range.from(), List.of()), new Range(range.from(), range.to(), List.of()))) {
            StoredDecisions all = reading(stretch);
            Map<String, Long> byRelease = all.byRelease();
            recorded(byRelease.keySet()).forEach(recorded::putIfAbsent);
            parts.addAll(parts(all, byRelease, stretch.to().equals(range.to())));
        }
        return parts;
    }

    private Tally work(List<Part> parts, Map<String, RecordedFacts> recorded, Set<String> moreFields) {
        Tally tally = new Tally(order.candidate().release(), order.examples());
        try (Trial trial = new Trial(order.candidate(), recorded, moreFields, order.applyHolds())) {
            for (int mine = next.getAndIncrement(); mine < parts.size() && !stopped; mine = next.getAndIncrement()) {
                double decided = courtesy.decided();
                long began = System.nanoTime();
                take(mine, parts.get(mine), trial, tally);
                courtesy.rest(decided, Duration.ofNanos(System.nanoTime() - began));
            }
        } catch (SQLException | RuntimeException e) {
            if (!stopped) {
                failure.compareAndSet(null, e);
                stop();
            }
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
        }
        return tally;
    }

    private void take(int place, Part part, Trial trial, Tally tally) throws SQLException, InterruptedException {
        List<Row> rows = part.from().read(part.slice());
        List<PastDecision> decisions = new ArrayList<>(rows.size());
        for (Row row : rows) {
            trial.read(row).ifPresentOrElse(decisions::add, part.tested() ? tally::notTested : () -> {});
        }
        Chronicle facts = chronicle;
        if ((facts == null || facts.pass(place, decisions)) && part.tested()) {
            for (PastDecision past : decisions) {
                if (order.range().hasType(past.interaction().type())) {
                    tally.add(past, trial.verdict(past));
                }
            }
        }
        done.addAndGet(rows.size());
    }

    /** Some decisions that are read together; those that are not tested move facts only. */
    private record Part(StoredDecisions from, Slice slice, boolean tested) {}

    /** Their answers, once all have ended. */
    private static <T> List<T> onThreads(int number, Callable<T> work) {
        try (ExecutorService threads = Executors.newFixedThreadPool(
                number, Thread.ofPlatform().name("backtest-", 0).daemon().factory())) {
            List<T> answers = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(Collections.nCopies(number, work))) {
                answers.add(one.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BacktestFailed("The backtest was interrupted.", e);
        } catch (ExecutionException e) {
            throw new BacktestFailed("The backtest ended with an error: " + e.getCause(), e);
        }
    }
}
