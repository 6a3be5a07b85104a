package io.tripline.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks and prints them side by side. */
public final class Benchmarks {

    private static final List<String> COUNTS = List.of("50", "200", "1000");
    private static final List<String> WAYS = List.of("HAND_WRITTEN", "GENERATED", "GENERATED_WITH_NETWORK");

    private Benchmarks() {}

    /** Takes no arguments; about ten minutes. */
    static void main() throws RunnerException {
        String here = Benchmarks.class.getPackageName() + "\\..*";
        Collection<RunResult> results =
                new Runner(new OptionsBuilder().include(here).build()).run();
        print("tripline, microseconds an event", results, "tripline", "");
        print("tripline, network alone", results, "triplineNetwork", "");
        WAYS.forEach(way -> print(way.toLowerCase(Locale.ROOT).replace('_', ' '), results, "other", way));
        for (String ours : List.of("tripline", "triplineNetwork")) {
            COUNTS.forEach(count -> compare(ours, count, results));
        }
        print("building a release, milliseconds", results, "build", "");
    }

    private static void compare(String ours, String count, Collection<RunResult> results) {
        double score = score(results, ours, "", count);
        double generated = Math.min(
                score(results, "other", "GENERATED", count), score(results, "other", "GENERATED_WITH_NETWORK", count));
        System.out.printf(
                Locale.ROOT,
                "%s with %s rules: %.1f times hand-written, %.2f times the better of the generated%n",
                ours,
                count,
                score / score(results, "other", "HAND_WRITTEN", count),
                score / generated);
    }

    private static void print(String title, Collection<RunResult> results, String benchmark, String way) {
        System.out.printf("%-34s", title);
        COUNTS.forEach(count -> System.out.printf(Locale.ROOT, "%12.2f", score(results, benchmark, way, count)));
        System.out.println();
    }

    private static double score(Collection<RunResult> results, String benchmark, String way, String count) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + benchmark)
                        && count.equals(result.getParams().getParam("rules"))
                        && (way.isEmpty() || way.equals(result.getParams().getParam("way"))))
                .mapToDouble(result -> result.getPrimaryResult().getScore())
                .findFirst()
                .orElseThrow();
    }
}
