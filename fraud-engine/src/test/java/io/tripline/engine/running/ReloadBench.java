package io.tripline.engine.running;

import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseRefused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Run by hand: reloads of the starter release, every tenth broken, under load, with what they leave in metaspace. Arguments:
 * the number of reloads (1000 unless given), interactions a second (1000 unless given), milliseconds from one reload to
 * the next (none unless given: as fast as the engine takes them up).
 */
final class ReloadBench {

    private static final int ROUNDS = 10;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    /** Reloads before anything is measured, so that code which only they run is compiled. */
    private static final int WARM_UPS = 100;

    private static final Duration REST = Duration.ofSeconds(30);

    private ReloadBench() {}

    public static void main(String[] arguments) throws ReleaseRefused, InterruptedException {
        int number = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int perSecond = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        Duration apart = Duration.ofMillis(arguments.length > 2 ? Long.parseLong(arguments[2]) : 0);
        ReleaseBundle starter = ReleaseBundle.fromDirectory(ThroughputBench.starterRelease());
        Topics.publish(starter);
        try (Engine engine =
                Engine.start(Faults.none(), Map.of("logging.level.root", "OFF")).ready(starter)) {
            Reloads still = from(0, starter, engine);
            still.rest(WARM_UP, perSecond).decisionsByRelease(engine);
            still.run(WARM_UPS, perSecond).decisionsByRelease(engine);
            Reloads.Result rest = still.rest(REST, perSecond);
            rest.decisionsByRelease(engine);
            double before = rest.within(0.99, engine);
            int offset = WARM_UPS;
            System.out.printf(
                    "without reloads: half within %.0f, 99 %% within %.0f ms%n", rest.within(0.5, engine), before);
            Reloads.Result all = new Reloads.Result(List.of(), Set.of(), 0);
            int perRound = number / ROUNDS;
            for (int round = 1; round <= ROUNDS; round++) {
                Reloads.Result result = from(offset, starter, engine).run(perRound, apart, perSecond);
                Map<String, Integer> decisions = result.decisionsByRelease(engine);
                System.out.printf(
                        "%4d reloads, %.0f ms each; %d sent, %d decided by %d releases, %d failed; half within %.0f, 99 %% within %.0f ms; metaspace %.1f MB%n",
                        offset + perRound - WARM_UPS,
                        1000 * result.seconds() / perRound,
                        result.sent().size(),
                        decisions.values().stream().mapToInt(Integer::intValue).sum(),
                        decisions.size(),
                        result.failed(engine),
                        result.within(0.5, engine),
                        result.within(0.99, engine),
                        Reloads.metaspace());
                offset += perRound;
                all = all.and(result);
            }
            double during = all.within(0.99, engine);
            System.out.printf(
                    "all reloads: 99 %% within %.0f ms, %.2f times what it is without%n", during, during / before);
        }
        System.exit(0);
    }

    private static Reloads from(int offset, ReleaseBundle starter, Engine engine) {
        return new Reloads(
                engine,
                i -> changed(starter, "policy.dmn", "</definitions>", "<!-- " + (offset + i) + " --></definitions>"),
                i -> changed(starter, "rules/velocity.drl", "count_10m", "unknown_" + (offset + i)));
    }

    private static ReleaseBundle changed(ReleaseBundle release, String file, String text, String replacement) {
        Map<String, String> files = new TreeMap<>(release.files());
        files.computeIfPresent(file, (path, content) -> content.replace(text, replacement));
        try {
            return ReleaseBundle.of(files);
        } catch (ReleaseRefused e) {
            throw new IllegalStateException(e);
        }
    }
}
