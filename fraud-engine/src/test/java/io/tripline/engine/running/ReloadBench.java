package io.tripline.engine.running;

import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseRefused;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Run by hand: reloads of the starter release, every tenth broken, under load, with what they leave in metaspace. Arguments:
 * the number of reloads (1000 unless given), interactions a second (1000 unless given).
 */
final class ReloadBench {

    private static final int ROUNDS = 10;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration REST = Duration.ofSeconds(20);

    private ReloadBench() {}

    public static void main(String[] arguments) throws ReleaseRefused, InterruptedException {
        int number = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int perSecond = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        ReleaseBundle starter = ReleaseBundle.fromDirectory(ThroughputBench.starterRelease());
        Topics.publish(starter);
        try (Engine engine =
                Engine.start(Faults.none(), Map.of("logging.level.root", "OFF")).ready(starter)) {
            int offset = 0;
            Reloads still = new Reloads(engine, i -> starter, i -> starter);
            still.rest(WARM_UP, perSecond).decisionsByRelease(engine);
            Reloads.Result rest = still.rest(REST, perSecond);
            rest.decisionsByRelease(engine);
            System.out.printf("without reloads: 99 %% within %.0f ms%n", rest.p99(engine));
            int perRound = number / ROUNDS;
            for (int round = 1; round <= ROUNDS; round++) {
                int from = offset;
                Reloads reloads = new Reloads(
                        engine,
                        i -> changed(
                                starter, "policy.dmn", "</definitions>", "<!-- " + (from + i) + " --></definitions>"),
                        i -> changed(starter, "rules/velocity.drl", "count_10m", "unknown_" + (from + i)));
                Reloads.Result result = reloads.run(perRound, perSecond);
                Map<String, Integer> decisions = result.decisionsByRelease(engine);
                System.out.printf(
                        "%4d reloads, %.0f ms each; %d sent, %d decided by %d releases, %d failed; 99 %% within %.0f ms; metaspace %.1f MB%n",
                        from + perRound,
                        1000 * result.seconds() / perRound,
                        result.sent().size(),
                        decisions.values().stream().mapToInt(Integer::intValue).sum(),
                        decisions.size(),
                        result.failed(engine),
                        result.p99(engine),
                        Reloads.metaspace());
                offset += perRound;
            }
        }
        System.exit(0);
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
