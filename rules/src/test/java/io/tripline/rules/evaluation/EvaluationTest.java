package io.tripline.rules.evaluation;

import static io.tripline.rules.release.Releases.files;
import static io.tripline.rules.release.Releases.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FactValues;
import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseCompiler;
import io.tripline.rules.release.ReleaseRefused;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final int COUNT = 0;
    private static final int AVG = 1;

    @Test
    void listsHitsInDeclaredOrderWithWhatTheyRead() throws ReleaseRefused {
        CompiledRelease release = compile(rule("t.second", "Facts( user.payments.count_10m >= 5 )")
                + rule("t.first", "Interaction( type == \"PAYMENT\", amount.value > 3 * user.payments.avg_30d )"));
        FactValues facts = facts(6);
        facts.put(AVG, 10);
        Verdict verdict = evaluate(release, payment(100), facts);
        assertThat(verdict.hits()).extracting(Hit::ruleId).containsExactly("t.second", "t.first");
        assertThat(verdict.hits().getFirst().reads())
                .containsExactly(new Read("user.payments.count_10m", 6.0, "payments", "≥ 5"));
        assertThat(verdict.hits().getLast().reads())
                .containsExactly(
                        new Read("amount.value", 100.0, "in the currency of the amount", "> 3 × user.payments.avg_30d"),
                        new Read("user.payments.avg_30d", 10.0, "EUR", "compared with amount.value"));
        assertThat(verdict.hits().getFirst().reasons())
                .containsEntry("customer", "For the customer")
                .containsEntry("analyst", "For the analyst");
    }

    @Test
    void sumsTheWeightsOfLiveRulesOnly() throws ReleaseRefused {
        CompiledRelease release = compile(rule("t.a", "LIVE", 30.1, "Facts( user.payments.count_10m >= 1 )")
                + rule("t.b", "LIVE", 12.2, "Facts( user.payments.count_10m >= 2 )")
                + rule("t.c", "SHADOW", 50, "Facts( user.payments.count_10m >= 3 )"));
        Verdict verdict = evaluate(release, payment(1), facts(3));
        assertThat(verdict.score()).isEqualTo(42.3);
        assertThat(verdict.outcome()).isEqualTo(Outcome.CHALLENGE);
        assertThat(verdict.hits()).extracting(Hit::counted).containsExactly(true, true, false);
    }

    @Test
    void holdsNothingOfAnAbsentValueButItsAbsence() throws ReleaseRefused {
        CompiledRelease release = compile(rule("t.less", "Facts( user.payments.avg_30d < 5 )")
                + rule("t.not-equal", "Facts( user.payments.avg_30d != 5 )")
                + rule("t.other", "Interaction( amount.value > user.payments.avg_30d )")
                + rule("t.absent", "Facts( user.payments.avg_30d is absent )")
                + rule("t.negated", "Facts( not user.payments.avg_30d < 5 )"));
        assertThat(evaluate(release, payment(1), facts(0)).hits())
                .extracting(Hit::ruleId)
                .containsExactly("t.absent", "t.negated");
    }

    @Test
    void looksForPartsOfTextsLetterByLetter() throws ReleaseRefused {
        CompiledRelease release = compile(rule("t.contains", "Interaction( userAgent contains \"Headless\" )")
                + rule("t.starts", "Interaction( userAgent starts with \"Mozilla\" )")
                + rule("t.ends", "Interaction( userAgent ends with \"-emulator\" )")
                + rule("t.pattern", "Interaction( userAgent contains \".*\" or userAgent contains \"(a+)+$\" )")
                + rule("t.none", "Interaction( not (userAgent contains \"e\") )"));
        assertThat(hits(release, "userAgent", "Mozilla/5.0 HeadlessChrome")).containsExactly("t.contains", "t.starts");
        assertThat(hits(release, "userAgent", "headless mozilla-emulator")).containsExactly("t.ends");
        assertThat(hits(release, "userAgent", "Mozilla")).containsExactly("t.starts", "t.none");
        assertThat(hits(release, "userAgent", "a".repeat(100_000))).containsExactly("t.none");
        assertThat(hits(release, "userAgent", "^(a+)+$")).containsExactly("t.pattern", "t.none");
        assertThat(hits(release, "channel", "WEB")).containsExactly("t.none");
    }

    @Test
    void numbersAndFlagsHaveNoParts() throws ReleaseRefused {
        CompiledRelease release = compile(rule("t.flag", "Interaction( attributes.x contains \"tr\" )")
                + rule("t.number", "Interaction( attributes.x starts with \"1\" )")
                + rule("t.equal", "Interaction( attributes.x == \"true\" )"));
        assertThat(hits(release, "attributes.x", "true")).containsExactly("t.flag", "t.equal");
        assertThat(hits(release, "attributes.x", true)).containsExactly("t.equal");
        assertThat(hits(release, "attributes.x", "12")).containsExactly("t.number");
        assertThat(hits(release, "attributes.x", 12.0)).isEmpty();
    }

    @Test
    void saysInWordsWhichPartWasFound() throws ReleaseRefused {
        CompiledRelease release = compile(rule("t.a", "Interaction( not (userAgent starts with \"curl \") )"));
        Verdict verdict = evaluate(release, interaction(Map.of("userAgent", "wget")), facts(0));
        assertThat(verdict.hits().getFirst().reads())
                .containsExactly(new Read("userAgent", "wget", "", "not starts with \"curl \""));
    }

    @Test
    void evaluatesTheSameAgainAndAgain() throws ReleaseRefused {
        CompiledRelease release = compile(rule("t.a", "Facts( user.payments.count_10m >= 5 )"));
        try (Evaluator evaluator = release.newEvaluator()) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(evaluator.evaluate(payment(1), facts(i % 10)).hits()).hasSize(i % 10 >= 5 ? 1 : 0);
            }
        }
    }

    @Test
    void readsOnlyTheFactsOfRulesForTheType() throws ReleaseRefused {
        CompiledRelease release =
                compile(rule("t.a", "Interaction( type == \"PAYMENT\" ) Facts( user.payments.count_10m >= 5 )"));
        BitSet count = new BitSet();
        count.set(COUNT);
        assertThat(release.slotsReadFor("PAYMENT")).isEqualTo(count);
        assertThat(release.slotsReadFor("LOGIN").isEmpty()).isTrue();
    }

    @Test
    void answersWithAnErrorHitWhenTheValuesAreOfAnotherRelease() throws ReleaseRefused {
        CompiledRelease release = compile(rule("t.a", "Facts( user.payments.count_10m >= 5 )"));
        Verdict verdict = evaluate(release, payment(1), new FactValues(9));
        assertThat(verdict.outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(verdict.score()).isZero();
        assertThat(verdict.hits()).extracting(Hit::reasonCode).containsExactly(Hit.ERROR);
    }

    @Test
    void reviewsWhenThePolicyHasNoAnswer() throws ReleaseRefused {
        CompiledRelease sound = compile(rule("t.a", "Facts( user.payments.count_10m >= 5 )"));
        CompiledRelease release = new CompiledRelease(
                "",
                sound.facts(),
                List.of(),
                Map.of(),
                (score, codes) -> {
                    throw new IllegalStateException("no answer");
                },
                Map.of());
        Verdict verdict = evaluate(release, payment(1), facts(1));
        assertThat(verdict.outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(verdict.hits()).extracting(Hit::ruleId).containsExactly("policy");
    }

    private static CompiledRelease compile(String rules) throws ReleaseRefused {
        return ReleaseCompiler.compile(ReleaseBundle.of(files(rules)));
    }

    private static Verdict evaluate(CompiledRelease release, Event event, FactValues facts) {
        try (Evaluator evaluator = release.newEvaluator()) {
            return evaluator.evaluate(event, facts);
        }
    }

    private static List<String> hits(CompiledRelease release, String field, Object value) {
        return evaluate(release, interaction(Map.of(field, value)), facts(0)).hits().stream()
                .map(Hit::ruleId)
                .toList();
    }

    private static Event interaction(Map<String, Object> fields) {
        return new Event(FactSource.INTERACTION, "LOGIN", Instant.parse("2026-01-15T12:00:00Z"), fields);
    }

    private static Event payment(double amount) {
        return new Event(
                FactSource.INTERACTION,
                "PAYMENT",
                Instant.parse("2026-01-15T12:00:00Z"),
                Map.of("type", "PAYMENT", "amount.value", amount));
    }

    private static FactValues facts(double count) {
        FactValues facts = new FactValues(2);
        facts.put(COUNT, count);
        return facts;
    }
}
