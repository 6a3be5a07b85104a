package io.tripline.engine.release;

import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.evaluation.Evaluator;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FactValues;
import io.tripline.rules.fact.FlatJson;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Evaluates recent interactions by a release before it is put in force, so that its first decisions are not slow ones. */
@Component
class WarmUp {

    private static final int INTERACTIONS = 200;

    private final JdbcClient jdbc;

    WarmUp(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void run(CompiledRelease release) {
        List<Sample> samples = jdbc.sql("select body from decisions order by decided_at desc, id desc limit ?")
                .param(INTERACTIONS)
                .query((row, number) -> Sample.of(row.getBytes("body"), release.facts()))
                .list();
        try (Evaluator evaluator = release.newEvaluator()) {
            samples.forEach(sample -> evaluator.evaluate(sample.interaction(), sample.facts()));
        }
    }

    private record Sample(Event interaction, FactValues facts) {

        static Sample of(byte[] decision, FactCatalogue catalogue) {
            FlatJson interaction = FlatJson.ofMember(decision, "interaction");
            FactValues facts = new FactValues(catalogue.size());
            FlatJson.ofMember(decision, "facts")
                    .fields()
                    .forEach((name, value) -> catalogue.find(name).ifPresent(fact -> put(facts, fact.slot(), value)));
            return new Sample(
                    interaction.event(FactSource.INTERACTION, interaction.text("type"), interaction.time("occurredAt")),
                    facts);
        }

        private static void put(FactValues facts, int slot, Object value) {
            if (value instanceof Double number) {
                facts.put(slot, number);
            } else {
                facts.put(slot, value.toString());
            }
        }
    }
}
