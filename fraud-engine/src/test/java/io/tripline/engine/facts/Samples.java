package io.tripline.engine.facts;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactFunction;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.Filter;
import io.tripline.rules.fact.Selection;
import io.tripline.rules.fact.ValueType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts and events with short names. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final List<String> USER = List.of("userId");
    static final List<String> DEVICE = List.of("deviceId");

    private static final Filter PAYMENT = new Filter("type", Filter.Operator.EQ, List.of("PAYMENT"));

    private Samples() {}

    /** A fact over payments. */
    static FactDefinition fact(
            String name, FactFunction function, @Nullable String field, List<String> key, @Nullable Duration window) {
        return fact(name, function, field, key, window, FactSource.INTERACTION, List.of(PAYMENT), false);
    }

    static FactDefinition fact(
            String name,
            FactFunction function,
            @Nullable String field,
            List<String> key,
            @Nullable Duration window,
            FactSource source,
            List<Filter> where,
            boolean includeCurrent) {
        ValueType type = function == FactFunction.LAST && !"amount.value".equals(field) && !"registeredAt".equals(field)
                ? ValueType.TEXT
                : ValueType.NUMBER;
        return new FactDefinition(
                0,
                name,
                function,
                field,
                key,
                window,
                List.of(new Selection(source, where)),
                null,
                includeCurrent,
                "",
                "",
                type,
                null);
    }

    static FactDefinition sequence(
            String name, List<String> key, Duration window, boolean current, Selection... steps) {
        return pattern(name, FactFunction.SEQUENCE, key, window, List.of(steps), null, current);
    }

    static FactDefinition absence(
            String name, List<String> key, Duration window, Selection first, Selection missing, Duration within) {
        return pattern(name, FactFunction.ABSENCE, key, window, List.of(first, missing), within, false);
    }

    /** Events of this type. */
    static Selection events(FactSource source, String type) {
        return new Selection(source, List.of(new Filter("type", Filter.Operator.EQ, List.of(type))));
    }

    private static FactDefinition pattern(
            String name,
            FactFunction function,
            List<String> key,
            Duration window,
            List<Selection> selections,
            @Nullable Duration within,
            boolean current) {
        return new FactDefinition(
                0, name, function, null, key, window, selections, within, current, "", "", ValueType.NUMBER, null);
    }

    static FactDefinition ratio(String name, int of, int over) {
        return new FactDefinition(
                0,
                name,
                FactFunction.RATIO,
                null,
                List.of(),
                null,
                List.of(),
                null,
                false,
                "",
                "",
                ValueType.NUMBER,
                new FactDefinition.Ratio(of, over, 1));
    }

    /** The facts in their order, with slots given. */
    static FactCatalogue catalogue(List<FactDefinition> facts) {
        List<FactDefinition> placed = new ArrayList<>();
        for (FactDefinition fact : facts) {
            placed.add(fact.placed(placed.size(), fact.name()));
        }
        return new FactCatalogue(placed);
    }

    static FactCatalogue catalogue(FactDefinition... facts) {
        return catalogue(List.of(facts));
    }

    static Event payment(String user, double amount, Instant at) {
        return new Event(FactSource.INTERACTION, "PAYMENT", at, Map.of("userId", user, "amount.value", amount));
    }
}
