package io.tripline.engine.running;

import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseRefused;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Run by hand with the heap of an engine (-Xmx640m): how long a backtest of a one-rule change of the starter release takes.
 * Some payments are decided as ever; their decisions are then stored again and again until there are enough, a tenth of them
 * labelled. Arguments: the number of decisions (1000000 unless given), the number of runs (3).
 */
final class BacktestBench {

    private static final int DECIDED = 20_000;
    private static final Pattern WEIGHT = Pattern.compile("@weight\\((\\d+)\\)");

    private BacktestBench() {}

    public static void main(String[] arguments) throws ReleaseRefused {
        int number = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        ReleaseBundle starter = ReleaseBundle.fromDirectory(ThroughputBench.starterRelease());
        Topics.publish(starter);
        try (Engine engine = Engine.start(
                Faults.none(),
                Map.of(
                        "logging.level.root",
                        "WARN",
                        "spring.datasource.hikari.data-source-properties.socketTimeout",
                        "900"))) {
            ThroughputBench.fill(0, DECIDED);
            ThroughputBench.awaitDecided(engine, DECIDED);
            multiply(engine, number);
            String request = JsonMapper.shared()
                    .writeValueAsString(Map.of("files", oneRuleChanged(starter).files()));
            for (int run = 0; run < runs; run++) {
                measure(engine, request);
            }
        }
        System.exit(0);
    }

    private static void multiply(Engine engine, int number) {
        long begin = System.nanoTime();
        engine.jdbc().setFetchSize(0);
        engine.jdbc().update("""
                        insert into decisions (id, interaction_id, user_id, type, outcome, score, occurred_at, decided_at,
                            release_hash, rule_ids, amount, currency, counterparty, trace_id, source_partition, source_offset,
                            body)
                        select md5(id::text || copy)::uuid, md5(interaction_id::text || copy)::uuid, user_id, type, outcome,
                            score, occurred_at, decided_at - copy * interval '10 minutes', release_hash, rule_ids, amount,
                            currency, counterparty, trace_id, source_partition, source_offset, body
                        from generate_series(1, ?) as copy, decisions
                        """, number / DECIDED - 1);
        engine.jdbc().update("""
                        insert into decision_labels
                        select interaction_id, case when random() < 0.3 then 'FRAUD' else 'GENUINE' end, 'CASE', now()
                        from decisions where random() < 0.1
                        """);
        engine.jdbc().execute("analyze decisions");
        System.out.printf(
                "%d decisions stored in %.0f s, %s%n",
                number,
                (System.nanoTime() - begin) / 1e9,
                engine.jdbc()
                        .queryForList("select pg_size_pretty(pg_total_relation_size('decisions')) as size,"
                                + " (select round(avg(length(body))) from (select body from decisions limit 1000) b) as body,"
                                + " (select round(avg(pg_column_size(body))) from (select body from decisions limit 1000) b)"
                                + " as stored"));
    }

    private static void measure(Engine engine, String request) {
        Map<String, Double> before = ThroughputBench.cpuMicros();
        long begin = System.nanoTime();
        String path = "/v1/backtests/"
                + Requests.json(engine.post("/v1/backtests", request))
                        .path("id")
                        .asString();
        Awaitility.await()
                .pollInterval(Duration.ofMillis(200))
                .atMost(Duration.ofMinutes(20))
                .until(() -> !engine.read(path).path("finishedAt").isNull());
        double seconds = (System.nanoTime() - begin) / 1e9;
        JsonNode done = engine.read(path);
        JsonNode result = done.path("result");
        System.out.printf(
                "%s: %s tested, %s changed in %.1f s, load average %.2f %s%n",
                done.path("status").asString(),
                result.path("tested"),
                result.path("changed"),
                seconds,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                done.path("problem"));
        ThroughputBench.cpuMicros()
                .forEach((process, micros) -> System.out.printf(
                        "%-8s %8.1f CPU-us for each decision%n",
                        process,
                        (micros - before.getOrDefault(process, 0.0))
                                / Math.max(1, result.path("tested").asLong())));
    }

    private static ReleaseBundle oneRuleChanged(ReleaseBundle release) throws ReleaseRefused {
        Map<String, String> files = new HashMap<>(release.files());
        String file = release.files().keySet().stream()
                .filter(path -> path.startsWith("rules/velocity"))
                .findFirst()
                .orElseThrow();
        files.computeIfPresent(file, (path, text) -> WEIGHT.matcher(text).replaceFirst("@weight(100)"));
        return ReleaseBundle.of(files);
    }
}
