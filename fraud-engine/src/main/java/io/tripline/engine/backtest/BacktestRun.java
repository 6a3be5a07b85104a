package io.tripline.engine.backtest;

import io.tripline.engine.backtest.StoredDecisions.Row;
import io.tripline.engine.backtest.StoredDecisions.Slice;
import io.tripline.engine.release.ReleaseArchive;
import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactFunction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One backtest: reads the range slice by slice on a few threads, each with an evaluator of its own. Run it once. */
final class BacktestRun {

    private static final int NOT_COUNTED = -1;

    private final BacktestOrder order;
    private final StoredDecisions decisions;
    private final ReleaseArchive releases;
    private final AtomicLong done = new AtomicLong();
    private final AtomicInteger next = new AtomicInteger();
    private volatile long total = NOT_COUNTED;
    private volatile boolean stopped;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    BacktestRun(BacktestOrder order, DataSource dataSource, ReleaseArchive releases) {
        this.order = order;
        this.decisions = new StoredDecisions(dataSource, order.range());
        this.releases = releases;
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
        decisions.stop();
    }

    /**
     * On return all that was started for it has ended.
     *
     * @return empty when it was stopped
     * @throws BacktestFailed when there can be no result
     */
    Optional<BacktestResult> run(int workers) {
        try {
            TreeMap<String, Long> decidedBy = new TreeMap<>(decisions.byRelease());
            total = decidedBy.values().stream().mapToLong(Long::longValue).sum();
            Map<String, RecordedFacts> recorded = recorded(decidedBy.keySet());
            List<String> lists = listsReadAsAbsent(recorded);
            List<Slice> slices = decisions.slices();
            Tally all = new Tally(order.candidate().release(), order.examples());
            onThreads(workers, () -> work(slices, recorded)).forEach(all::add);
            throwFailure();
            return stopped
                    ? Optional.empty()
                    : Optional.of(all.result(order.range(), decidedBy, order.applyHolds(), lists));
        } catch (SQLException e) {
            if (stopped) {
                return Optional.empty();
            }
            throw new BacktestFailed("The stored decisions could not be read: " + e.getMessage(), e);
        }
    }

    /** What ended one thread ended the others, too; the first of it tells why. */
    private void throwFailure() {
        Exception first = failure.get();
        if (first instanceof SQLException) {
            throw new BacktestFailed("The stored decisions could not be read: " + first.getMessage(), first);
        }
        if (first != null) {
            throw new BacktestFailed("The backtest ended with an error: " + first, first);
        }
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

    /** Who was on a list then is known only of lists that were read then. */
    private static List<String> listsReadAsAbsent(Map<String, RecordedFacts> recorded) {
        Set<String> unknown = lacking(recorded)
                .filter(fact -> fact.function() != FactFunction.LISTED)
                .map(FactDefinition::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!unknown.isEmpty()) {
            throw new BacktestFailed("The decisions of this range did not record these facts of the candidate: "
                    + String.join(", ", unknown) + ". Test the candidate without them, or after they were in use.");
        }
        return lacking(recorded).map(FactDefinition::name).sorted().distinct().toList();
    }

    private static Stream<FactDefinition> lacking(Map<String, RecordedFacts> recorded) {
        return recorded.values().stream().flatMap(one -> one.lacking().stream());
    }

    private Tally work(List<Slice> slices, Map<String, RecordedFacts> recorded) {
        Tally tally = new Tally(order.candidate().release(), order.examples());
        try (Trial trial = new Trial(order.candidate(), recorded, order.applyHolds())) {
            for (int mine = next.getAndIncrement(); mine < slices.size() && !stopped; mine = next.getAndIncrement()) {
                List<Row> rows = decisions.read(slices.get(mine));
                for (Row row : rows) {
                    trial.read(row).ifPresentOrElse(past -> tally.add(past, trial.verdict(past)), tally::notTested);
                }
                done.addAndGet(rows.size());
            }
        } catch (SQLException | RuntimeException e) {
            if (!stopped) {
                failure.compareAndSet(null, e);
                stop();
            }
        }
        return tally;
    }

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
