package io.tripline.rules.evaluation;

import java.util.List;
import org.drools.model.AlphaIndex;
import org.drools.model.Index.ConstraintType;
import org.drools.model.PatternDSL;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.Variable;
import org.drools.model.functions.Block1;
import org.drools.model.functions.Function1;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
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
        return KieBaseBuilder.createKieBaseFromModel(model, new KieBaseOption[0]);
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
        for (Check check : checks) {
            AlphaIndex<SlottedEvent, ?> index = index(check);
            if (index == null) {
                pattern.expr(check.getExpressionHash(), check);
            } else {
                pattern.expr(check.getExpressionHash(), check, index);
            }
        }
        return PatternDSL.rule("rule-" + place)
                .build(pattern, PatternDSL.on(EVENT).execute(new MarkHit(place)));
    }

    private static @Nullable AlphaIndex<SlottedEvent, ?> index(Check check) {
        return switch (check) {
            case Check.Range(int slot, double low, double high)
            when low == high -> number(slot, ConstraintType.EQUAL, low);
            case Check.Range(int slot, double low, double high)
            when high == Double.POSITIVE_INFINITY -> number(slot, ConstraintType.GREATER_OR_EQUAL, low);
            case Check.Range(int slot, double low, double high)
            when low == Double.NEGATIVE_INFINITY -> number(slot, ConstraintType.LESS_OR_EQUAL, high);
            case Check.Text(int slot, String text) ->
                PatternDSL.alphaIndexedBy(String.class, ConstraintType.EQUAL, 2 * slot + 1, new TextIn(slot), text);
            default -> null;
        };
    }

    private static AlphaIndex<SlottedEvent, Double> number(int slot, ConstraintType type, double bound) {
        return PatternDSL.alphaIndexedBy(Double.class, type, 2 * slot, new NumberIn(slot), bound);
    }

    /** What an index of numbers looks up; null finds nothing, as an absent value should. */
    private record NumberIn(int slot) implements Function1<SlottedEvent, @Nullable Double> {
        @Override
        public @Nullable Double apply(SlottedEvent event) {
            double number = event.number(slot);
            return Double.isNaN(number) ? null : Double.valueOf(number);
        }
    }

    /** What an index of texts looks up. */
    private record TextIn(int slot) implements Function1<SlottedEvent, @Nullable String> {
        @Override
        public @Nullable String apply(SlottedEvent event) {
            return event.text(slot);
        }
    }

    /** The only consequence there is. */
    private record MarkHit(int rule) implements Block1<SlottedEvent> {
        @Override
        public void execute(SlottedEvent event) {
            event.hit(rule);
        }
    }
}
