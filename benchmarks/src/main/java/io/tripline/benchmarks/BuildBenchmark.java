package io.tripline.benchmarks;

import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.release.ReleaseBundle;
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
import org.openjdk.jmh.annotations.Warmup;

/** Milliseconds from the texts of a release to one that decides: read, checked, and built into Drools' network. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class BuildBenchmark {

    /** The texts. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // prepare() comes first
    public static class Texts {
        @Param({"50", "200", "1000"})
        public int rules;

        private ReleaseBundle bundle;

        @Setup(Level.Trial)
        public void prepare() {
            bundle = Release.bundle(RuleSpec.rules(rules));
        }
    }

    @Benchmark
    public CompiledRelease build(Texts texts) {
        return Release.compiled(texts.bundle);
    }
}
