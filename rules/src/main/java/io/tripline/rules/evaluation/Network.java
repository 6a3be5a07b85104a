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
import org.kie.api.conf.KieBaseOption;

/**
 * Builds the Drools network of a set of rules from Drools' canonical model: no source text, no compiler, no class
 * loading. Every condition is a {@link Check}, every consequence the same call.
 */
final class Network {
    private static final Variable<SlottedEvent> EVENT = PatternDSL.declarationOf(SlottedEvent.class, "event");

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
        parts.forEach(part -> model.addRule(rule(part)));
        return KieBaseBuilder.createKieBaseFromModel(model, new KieBaseOption[0]);
    }

    private static org.drools.model.Rule rule(Part part) {
        PatternDef<SlottedEvent> pattern = PatternDSL.pattern(EVENT);
        for (Check check : part.checks()) {
            switch (check) {
                case Check.Bound bound
                when bound.comparison() != Comparison.NE ->
                    pattern.expr(bound.getExpressionHash(), bound, index(bound));
                case Check.Text text -> pattern.expr(text.getExpressionHash(), text, index(text));
                default -> pattern.expr(check.getExpressionHash(), check);
            }
        }
        return PatternDSL.rule("rule-" + part.place())
                .build(pattern, PatternDSL.on(EVENT).execute(new MarkHit(part.place())));
    }

    private static AlphaIndex<SlottedEvent, ?> index(Check.Bound bound) {
        return PatternDSL.alphaIndexedBy(
                Double.class, type(bound.comparison()), 2 * bound.slot(), new NumberIn(bound.slot()), bound.bound());
    }

    private static AlphaIndex<SlottedEvent, ?> index(Check.Text text) {
        return PatternDSL.alphaIndexedBy(
                String.class, ConstraintType.EQUAL, 2 * text.slot() + 1, new TextIn(text.slot()), text.text());
    }

    private static ConstraintType type(Comparison comparison) {
        return switch (comparison) {
            case EQ -> ConstraintType.EQUAL;
            case NE -> ConstraintType.NOT_EQUAL;
            case GT -> ConstraintType.GREATER_THAN;
            case GTE -> ConstraintType.GREATER_OR_EQUAL;
            case LT -> ConstraintType.LESS_THAN;
            case LTE -> ConstraintType.LESS_OR_EQUAL;
        };
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
