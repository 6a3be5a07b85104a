package io.tripline.engine.decision;

import io.opentelemetry.api.trace.Span;
import io.tripline.engine.facts.CountedSeries;
import io.tripline.engine.facts.FactEpochs;
import io.tripline.engine.facts.FactStore;
import io.tripline.engine.release.LiveRelease;
import io.tripline.engine.release.ReleaseSet;
import io.tripline.rules.fact.FactValues;
import io.tripline.rules.fact.MalformedEvent;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** Says how an interaction would be decided now: by present facts and the release given. Changes nothing. Thread-safe. */
@Service
public class DryRun {

    private final FactStore factStore;
    private final FactEpochs epochs;
    private final DecisionMaker maker;
    private final Clock clock;

    DryRun(FactStore factStore, FactEpochs epochs, DecisionMaker maker, Clock clock) {
        this.factStore = factStore;
        this.epochs = epochs;
        this.maker = maker;
        this.clock = clock;
    }

    /**
     * The decision as JSON.
     *
     * @param interaction as it would be in the topic
     * @throws MalformedEvent when it is none
     */
    public byte[] decide(LiveRelease release, byte[] interaction) {
        Steps steps = new Steps(clock);
        Arrival arrival = new Arrival(Interaction.read(interaction), "preview", 0, null);
        CountedSeries counted = epochs.series();
        FactValues facts =
                factStore.peek(release.compiled().facts(), arrival.interaction().event());
        DecisionTrace trace = new DecisionTrace(
                Span.current(), Span.current().getSpanContext().getTraceId());
        return maker.make(
                        ReleaseSet.only(release),
                        arrival,
                        facts,
                        counted,
                        trace,
                        steps.start(),
                        steps.done("facts").took())
                .body();
    }
}
