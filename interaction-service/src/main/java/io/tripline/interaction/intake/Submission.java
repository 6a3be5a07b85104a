package io.tripline.interaction.intake;

import io.tripline.access.Refusal;
import io.tripline.interaction.answer.Answers;
import io.tripline.interaction.answer.Stored;
import io.tripline.interaction.contract.Interaction;
import io.tripline.interaction.decision.Waiters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes one interaction in and answers it: with its stored decision, or past the deadline with the marked fallback. */
@Component
class Submission {

    private final Acceptance acceptance;
    private final Answers answers;
    private final Waiters waiters;
    private final InteractionTable table;
    private final IntakeProperties properties;
    private final IntakeMetrics metrics;
    private final Clock clock;

    Submission(
            Acceptance acceptance,
            Answers answers,
            Waiters waiters,
            InteractionTable table,
            IntakeProperties properties,
            IntakeMetrics metrics,
            Clock clock) {
        this.acceptance = acceptance;
        this.answers = answers;
        this.waiters = waiters;
        this.table = table;
        this.properties = properties;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** What is stored now, and whether the interaction was known before this request. */
    record Result(Stored stored, boolean replayed) {}

    /**
     * Submits an interaction.
     *
     * @param wait how long to wait for the decision; zero not to wait, and then no fallback is given either
     */
    Result submit(Reading.Accepted accepted, Duration wait) throws InterruptedException {
        long deadline = System.nanoTime() + wait.toNanos();
        UUID id = accepted.interaction().id();
        try (Waiters.Waiter decision = waiters.on(id)) {
            Acceptance.Status status = acceptance.accept(accepted);
            if (status == Acceptance.Status.CONFLICT) {
                throw conflict(id);
            }
            boolean replayed = status == Acceptance.Status.DUPLICATE;
            Stored stored = stored(id);
            if (!stored.decided() && wait.isPositive()) {
                decision.await(Duration.ofNanos(deadline - System.nanoTime()));
                stored = stored(id);
                if (!stored.decided()) {
                    fallBack(accepted.interaction());
                    stored = stored(id);
                }
            }
            return new Result(stored, replayed);
        }
    }

    private void fallBack(Interaction interaction) {
        String outcome = properties.policyOf(interaction.type()).fallback().outcome();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (table.markFallback(interaction.id(), outcome, now)) {
            metrics.fallback(interaction.type(), outcome);
        }
    }

    private Stored stored(UUID id) {
        return answers.find(id)
                .orElseThrow(() -> new IllegalStateException("interaction " + id + " was stored and is gone"));
    }

    private static Refusal conflict(UUID id) {
        return Refusal.of(
                HttpStatus.CONFLICT,
                "interaction-conflict",
                "Interaction " + id + " was accepted before with other content. Send the same content to repeat it, or"
                        + " a new id for a new interaction.");
    }
}
