package io.tripline.rules.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.tripline.rules.evaluation.CompiledRelease;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SuccessiveReleasesTest {

    private record Change(String file, String text, String replacement) {
        void in(Map<String, String> files) {
            UnaryOperator<String> edit = content -> content.replaceFirst(text, replacement);
            assertThat(files.computeIfPresent(file, (path, content) -> edit.apply(content)))
                    .as(file)
                    .isNotNull();
        }
    }

    /** Sound ones and broken ones, of every file whose reading is remembered and of those that it depends on. */
    private static final List<Change> CHANGES = List.of(
            new Change("policy.dmn", "</definitions>", "<!-- again --></definitions>"),
            new Change("policy.dmn", "</definitions>", "</definition>"),
            new Change("policy.dmn", "\"BLOCK\"", "\"ALLOW\""),
            new Change("facts.yaml", "facts:", "facts: # again"),
            new Change("facts.yaml", "name: user.payments.count_10m", "name: user.payments.renamed"),
            new Change("facts.yaml", "window: 10m", "window: 20m"),
            new Change("facts.yaml", "function: count", "function: cuont"),
            new Change("reasons.yaml", "VELOCITY_PAYMENT_BURST:", "VELOCITY_RENAMED:"),
            new Change("rules/velocity.drl", "velocity.payment-burst", "velocity.renamed"),
            new Change("rules/velocity.drl", "count_10m >= ", "count_10m >= 1"),
            new Change("rules/velocity.drl", "@weight\\([0-9]+\\)", "@weight(1)"),
            new Change("rules/velocity.drl", "then", "than"),
            new Change("rules/aml.drl", "^", """
                    rule "velocity.first" @name("First") @reason(VELOCITY_PAYMENT_BURST) @weight(0) @mode(LIVE)
                        @group(velocity) @version(1)
                    when Interaction( type == "PAYMENT", amount.value > 12345 ) then hit(); end
                    """),
            new Change("scenarios/velocity.yaml", "type: PAYMENT", "type: WITHDRAWAL"),
            new Change("scenarios/velocity.yaml", "hits:", "hist:"),
            new Change("scenarios/velocity.yaml", "scenarios:", "scenarios: # again"));

    /** Seed 1 takes each change, alone and beside others, after sound and after refused releases. */
    @Test
    void eachIsJudgedAsIfItWereTheFirst() throws ReleaseRefused {
        Map<String, String> starter = Releases.starter().files();
        SuccessiveReleases successive = new SuccessiveReleases();
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            Map<String, String> files = new TreeMap<>(starter);
            random.ints(random.nextInt(3), 0, CHANGES.size())
                    .forEach(change -> CHANGES.get(change).in(files));
            ReleaseBundle bundle = ReleaseBundle.of(files);

            assertThat(judged(successive::pass, bundle))
                    .as("release " + i)
                    .isEqualTo(judged(ReleaseCheck::pass, bundle));
        }
    }

    @Test
    void whatStandsAsItDidIsNotReadAgain() throws ReleaseRefused {
        Map<String, String> files = new TreeMap<>(Releases.starter().files());
        SuccessiveReleases successive = new SuccessiveReleases();
        CompiledRelease first = successive.pass(ReleaseBundle.of(files));
        new Change("rules/velocity.drl", "@weight\\([0-9]+\\)", "@weight(46)").in(files);

        assertThat(successive.compile(ReleaseBundle.of(files)).facts()).isSameAs(first.facts());
    }

    @Test
    void aScenarioIsReadAgainWhenAFactThatItNamesIsGone() throws ReleaseRefused {
        Map<String, String> files = Releases.files(Releases.rule("a.b", "Facts( user.payments.count_10m >= 5 )"));
        files.put("scenarios/a.yaml", """
                scenarios:
                  - name: A mean that no rule reads
                    interaction: {type: PAYMENT, userId: u}
                    facts: {user.payments.count_10m: 7, user.payments.avg_30d: 5}
                    hits: [a.b]
                """);
        SuccessiveReleases successive = new SuccessiveReleases();
        successive.pass(ReleaseBundle.of(files));
        new Change("facts.yaml", "avg_30d", "avg_31d").in(files);
        ReleaseBundle second = ReleaseBundle.of(files);

        assertThat(judged(successive::pass, second))
                .isEqualTo(judged(ReleaseCheck::pass, second))
                .asInstanceOf(LIST)
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString()).contains("user.payments.avg_30d"));
    }

    /** The second file is not read again. */
    @Test
    void theEventsOfAllHistoriesAreCountedWhetherTheyAreReadAgainOrNot() throws ReleaseRefused {
        Map<String, String> files = Releases.files(Releases.rule("a.b", "Facts( user.payments.count_10m >= 5 )"));
        files.put("scenarios/b.yaml", historyOf(12_000));
        SuccessiveReleases successive = new SuccessiveReleases();
        successive.pass(ReleaseBundle.of(files));
        files.put("scenarios/a.yaml", historyOf(12_000));
        ReleaseBundle second = ReleaseBundle.of(files);

        for (Judge judge : List.<Judge>of(successive::pass, ReleaseCheck::pass)) {
            assertThat(judged(judge, second))
                    .asInstanceOf(LIST)
                    .extracting(finding -> ((Finding) finding).file() + " " + ((Finding) finding).code())
                    .contains("scenarios/b.yaml scenario.too-many-events");
        }
    }

    private static String historyOf(int events) {
        return """
                scenarios:
                  - name: Much happened
                    interaction: {type: PAYMENT, userId: u}
                    history: [%s]
                    hits: [a.b]
                """.formatted(String.join(
                ", ",
                Collections.nCopies(
                        events / 2_000, "{source: interactions, type: PAYMENT, ago: 9m, times: 2000, every: 0s}")));
    }

    private interface Judge {
        CompiledRelease of(ReleaseBundle bundle) throws ReleaseRefused;
    }

    private static Object judged(Judge judge, ReleaseBundle bundle) {
        try {
            CompiledRelease release = judge.of(bundle);
            return List.of(release.hash(), release.rules(), release.facts().facts());
        } catch (ReleaseRefused refused) {
            return refused.findings();
        }
    }
}
