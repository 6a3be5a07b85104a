package io.tripline.benchmarks;

import io.tripline.rules.evaluation.Evaluator;
import io.tripline.rules.evaluation.Networks;
import io.tripline.rules.evaluation.Verdict;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Microseconds to find the rules that hold for an event. Ours is measured twice: its network alone, and as decisions use it,
 * where it also copies the facts into their slots, explains each hit with what it read, sums the score and asks the policy.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class EvaluationBenchmark {

    /** The same events and rules for all. */
    @State(Scope.Thread)
    public static class Events {
        @Param({"50", "200", "1000"})
        public int rules;

        private final List<Sample> samples = Sample.samples();
        private int next;

        Sample next() {
            next = (next + 1) & (samples.size() - 1);
            return samples.get(next);
        }
    }

    /** A release of Tripline. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // prepare() comes first
    public static class Tripline {
        private Evaluator evaluator;

        @Setup(Level.Trial)
        public void prepare(Events events) {
            evaluator = Release.compiled(Release.bundle(RuleSpec.rules(events.rules)))
                    .newEvaluator();
        }

        @TearDown(Level.Trial)
        public void close() {
            evaluator.close();
        }
    }

    /** The networks of that release alone, with events in their slots already, as the other ways have them. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // prepare() comes first
    public static class TriplineNetwork {
        private Networks networks;
        private List<Networks.Slots> slots;
        private int next;

        @Setup(Level.Trial)
        public void prepare(Events events) {
            networks = Release.networks(RuleSpec.rules(events.rules));
            slots = events.samples.stream()
                    .map(sample -> networks.slots(sample.event(), sample.facts()))
                    .toList();
        }

        @TearDown(Level.Trial)
        public void close() {
            networks.close();
        }

        Networks.Slots next() {
            next = (next + 1) & (slots.size() - 1);
            return slots.get(next);
        }
    }

    /** Every other way. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // prepare() comes first
    public static class Other {
        @Param({"HAND_WRITTEN", "GENERATED", "GENERATED_WITH_NETWORK"})
        public Way way;

        private Matcher matcher;

        @Setup(Level.Trial)
        public void prepare(Events events) {
            matcher = way.matcher(RuleSpec.rules(events.rules));
        }

        @TearDown(Level.Trial)
        public void close() {
            matcher.close();
        }
    }

    @Benchmark
    public Verdict tripline(Events events, Tripline tripline) {
        Sample sample = events.next();
        return tripline.evaluator.evaluate(sample.event(), sample.facts());
    }

    @Benchmark
    public BitSet triplineNetwork(TriplineNetwork tripline) {
        return tripline.networks.match(tripline.next());
    }

    @Benchmark
    public BitSet other(Events events, Other other) {
        FlatEvent event = events.next().flat();
        other.matcher.match(event);
        return event.hits();
    }
}
