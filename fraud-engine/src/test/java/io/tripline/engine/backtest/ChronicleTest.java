package io.tripline.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tripline.engine.backtest.Chronicle.Written;
import io.tripline.engine.backtest.PastDecision.Label;
import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.evaluation.Outcome;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FactValues;
import io.tripline.rules.release.ReleaseCompiler;
import io.tripline.rules.release.ReleaseRefused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChronicleTest {

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final Instant DECIDED = Instant.parse("2026-06-01T00:00:00Z");
    private static final String FACTS = """
            facts:
              - {name: shop.payments, function: count, key: [counterparty.id], window: life, source: interactions,
                 unit: payments, description: Payments}
              - {name: shop.frauds, function: count, key: [counterparty.id], window: life, source: labels,
                 where: [{field: label, is: FRAUD}], unit: payments, description: Payments that were fraud}
              - {name: shop.share, function: ratio, of: shop.frauds, over: shop.payments, min: 1, unit: share,
                 description: Share of fraud}
              - {name: user.trusted, function: count, key: [userId], window: life, source: user-activity,
                 where: [{field: type, is: DEVICE_TRUSTED}], unit: devices, description: Devices the user trusts}
            """;

    private final Candidate candidate = candidate();
    private final Gaps gaps = new Gaps(List.of(), candidate.facts());

    @Test
    void aLabelCountsFromTheFirstInteractionAfterItBecameKnown() throws InterruptedException {
        List<PastDecision> decisions = List.of(
                payment(0, new Label("FRAUD", "CASE", NOON.plusSeconds(25))),
                payment(10, new Label("GENUINE", "CASE", NOON.plusSeconds(11))),
                payment(20, null),
                payment(30, null));

        assertThat(new Chronicle(candidate, gaps, List.of(), 1 << 20).pass(0, decisions))
                .isTrue();

        assertThat(decisions).extracting(decision -> decision.facts().number(0)).containsExactly(0.0, 1.0, 2.0, 3.0);
        assertThat(decisions).extracting(decision -> decision.facts().number(1)).containsExactly(0.0, 0.0, 0.0, 1.0);
        assertThat(decisions.getLast().facts().number(3)).isEqualTo(1 / 3.0);
    }

    /** Read from several partitions, it comes in no order; that it says to have happened later changes nothing. */
    @Test
    void userActivityCountsFromTheFirstDecisionAfterItWasWritten() throws InterruptedException {
        List<PastDecision> decisions =
                List.of(payment(0, null), payment(10, null), payment(20, null), payment(30, null));

        new Chronicle(candidate, gaps, List.of(trusted(25), trusted(10), trusted(31)), 1 << 20).pass(0, decisions);

        assertThat(decisions).extracting(decision -> decision.facts().number(2)).containsExactly(0.0, 1.0, 1.0, 2.0);
    }

    @Test
    void slicesAreTakenInTheirOrderWhoeverComesFirst() throws InterruptedException {
        Chronicle chronicle = new Chronicle(candidate, gaps, List.of(), 1 << 20);
        PastDecision second = payment(10, null);
        CompletableFuture<Boolean> passed = CompletableFuture.supplyAsync(() -> pass(chronicle, 1, second));

        chronicle.pass(0, List.of(payment(0, null)));

        assertThat(passed.join()).isTrue();
        assertThat(second.facts().number(0)).isEqualTo(1);
    }

    @Test
    void whoWaitsIsLetGoWhenItIsStopped() {
        Chronicle chronicle = new Chronicle(candidate, gaps, List.of(), 1 << 20);
        CompletableFuture<Boolean> passed = CompletableFuture.supplyAsync(() -> pass(chronicle, 1, payment(0, null)));

        chronicle.stop();

        assertThat(passed.join()).isFalse();
    }

    @Test
    void whatWouldNotFitIntoMemoryIsSaid() {
        assertThatThrownBy(() -> new Chronicle(candidate, gaps, List.of(), 100).pass(0, List.of(payment(0, null))))
                .isInstanceOf(BacktestFailed.class)
                .hasMessageContaining("TRIPLINE_BACKTEST_MEGABYTES");
    }

    private static boolean pass(Chronicle chronicle, int slice, PastDecision decision) {
        try {
            return chronicle.pass(slice, List.of(decision));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Written trusted(int seconds) {
        Event event = new Event(
                FactSource.USER_ACTIVITY, "DEVICE_TRUSTED", NOON.plusSeconds(600), Map.of("userId", "user-1"));
        return new Written(event, DECIDED.plusSeconds(seconds));
    }

    private PastDecision payment(int seconds, @Nullable Label label) {
        Event event = new Event(
                FactSource.INTERACTION,
                "PAYMENT",
                NOON.plusSeconds(seconds),
                Map.of("counterparty.id", "shop-1", "userId", "user-1"));
        return new PastDecision(
                UUID.randomUUID(),
                DECIDED.plusSeconds(seconds),
                event,
                new FactValues(candidate.release().facts().size()),
                Outcome.ALLOW,
                0,
                Map.of(),
                Set.of(),
                null,
                label,
                candidate.facts());
    }

    private static Candidate candidate() {
        try {
            FactCatalogue facts = ReleaseCompiler.facts(FACTS);
            CompiledRelease release = new CompiledRelease(
                    "hash", facts, List.of(), Map.of(), (score, reasons) -> Outcome.ALLOW, Map.of());
            return new Candidate(
                    release,
                    Set.of(),
                    facts.facts().stream().filter(fact -> fact.ratio() == null).toList());
        } catch (ReleaseRefused e) {
            throw new AssertionError(e);
        }
    }
}
