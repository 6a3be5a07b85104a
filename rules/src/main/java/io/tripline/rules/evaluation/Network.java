package io.tripline.rules.evaluation;

import java.util.List;
import org.drools.model.PatternDSL;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.Variable;
import org.drools.model.functions.Block1;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.conf.KieBaseOption;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ThreadSafeOption;

/**
 * Builds the Drools network of a set of rules from Drools' canonical model: no source text, no compiler, no class
 * loading. Every condition is a {@link Check}, every consequence the same call.
 */
final class Network {
    private static final Variable<SlottedEvent> EVENT = PatternDSL.declarationOf(SlottedEvent.class, "event");
    private static final KieSessionConfiguration ONE_THREAD = oneThread();

    private Network() {}

    /**
     * A rule in a network.
     *
     * @param place in the release; its hit is marked under it
     * @param checks all have to hold
     */
    record Part(int place, List<Check> checks) {}

    static KieBase build(List<Part> parts) {
        ModelImpl model = new ModelImpl();
        CheckOrder order = new CheckOrder(parts);
        parts.forEach(part -> model.addRule(rule(part.place(), order.of(part.checks()))));
        KieBase network = KieBaseBuilder.createKieBaseFromModel(model, new KieBaseOption[0]);
        AlphaNetwork.replaceIn(network);
        return network;
    }

    /** For one thread at a time, and faster for it. */
    static KieSession session(KieBase network) {
        return network.newKieSession(ONE_THREAD, null);
    }

    private static KieSessionConfiguration oneThread() {
        KieSessionConfiguration configuration = KieServices.get().newKieSessionConfiguration();
        configuration.setOption(ThreadSafeOption.NO);
        return configuration;
    }

    private static org.drools.model.Rule rule(int place, List<Check> checks) {
        PatternDef<SlottedEvent> pattern = PatternDSL.pattern(EVENT);
        checks.forEach(check -> pattern.expr(check.getExpressionHash(), check));
        return PatternDSL.rule("rule-" + place)
                .build(pattern, PatternDSL.on(EVENT).execute(new MarkHit(place)));
    }

    /** The only consequence there is. */
    private record MarkHit(int rule) implements Block1<SlottedEvent> {
        @Override
        public void execute(SlottedEvent event) {
            event.hit(rule);
        }
    }
}
