package io.tripline.engine.backtest;

import io.tripline.engine.backtest.PastDecision.Amount;
import io.tripline.rules.evaluation.Outcome;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FactValues;
import io.tripline.rules.fact.FlatJson;
import io.tripline.rules.fact.MalformedEvent;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads of stored decisions what a candidate needs, in one pass, and skips the rest. For one thread. */
final class PastDecisionReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();
    private static final Set<String> ALWAYS = Set.of("type", "occurredAt", "amount.value", "amount.currency");

    private final Candidate candidate;
    private final Set<String> fields = new HashSet<>(ALWAYS);

    /** Reads fields of interactions beyond those that the candidate's rules read, too. */
    PastDecisionReader(Candidate candidate, Set<String> moreFields) {
        this.candidate = candidate;
        fields.addAll(candidate.fields());
        fields.addAll(moreFields);
    }

    /** Throws {@link MalformedEvent} for what is no decision. */
    PastDecision read(StoredDecisions.Row row, RecordedFacts recorded) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), row.body())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedEvent("", "expected a JSON object");
            }
            Found found = new Found();
            while (!found.complete() && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                take(name, parser, recorded, found);
            }
            return decision(row, found, recorded.lacking());
        } catch (JacksonException e) {
            throw new MalformedEvent("", "not JSON: " + e.getOriginalMessage());
        }
    }

    private void take(String name, JsonParser parser, RecordedFacts recorded, Found found) {
        switch (name) {
            case "outcome" -> found.outcome = Outcome.valueOf(parser.getString());
            case "score" -> found.score = parser.getDoubleValue();
            case "hits" -> found.hits = hits(parser);
            case "held" -> found.held = hits(parser).keySet();
            case "facts" -> found.facts = facts(parser, recorded);
            case "interaction" -> found.interaction = FlatJson.current(parser, fields::contains);
            default -> parser.skipChildren();
        }
    }

    private PastDecision decision(StoredDecisions.Row row, Found found, List<FactDefinition> lacking) {
        FlatJson interaction = found.interaction;
        FactValues facts = found.facts;
        Outcome outcome = found.outcome;
        Map<String, Boolean> hits = found.hits;
        if (interaction == null || facts == null || outcome == null || hits == null) {
            throw new MalformedEvent("", "a decision has an interaction, facts, an outcome and hits");
        }
        Set<String> held = found.held;
        return new PastDecision(
                row.id(),
                row.decidedAt(),
                interaction.event(FactSource.INTERACTION, interaction.text("type"), interaction.time("occurredAt")),
                facts,
                outcome,
                found.score,
                hits,
                held == null ? Set.of() : held,
                amount(interaction),
                row.label(),
                lacking);
    }

    /** Values of {@code counted} by {@code ruleId}. */
    private static Map<String, Boolean> hits(JsonParser parser) {
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            return Map.of();
        }
        Map<String, Boolean> hits = new HashMap<>();
        do {
            String ruleId = "";
            boolean counted = false;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "ruleId" -> ruleId = parser.getString();
                    case "counted" -> counted = value == JsonToken.VALUE_TRUE;
                    default -> parser.skipChildren();
                }
            }
            hits.put(ruleId, counted);
        } while (parser.nextToken() == JsonToken.START_OBJECT);
        return hits;
    }

    private FactValues facts(JsonParser parser, RecordedFacts recorded) {
        FactValues values = new FactValues(candidate.release().facts().size());
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            List<Integer> slots = recorded.slots().get(parser.currentName());
            JsonToken value = parser.nextToken();
            if (slots != null) {
                for (int slot : slots) {
                    put(values, slot, value, parser);
                }
            }
        }
        candidate.release().facts().derive(values);
        return values;
    }

    private static void put(FactValues values, int slot, JsonToken token, JsonParser parser) {
        if (token == JsonToken.VALUE_STRING) {
            values.put(slot, parser.getString());
        } else {
            values.put(slot, parser.getDoubleValue());
        }
    }

    private static @Nullable Amount amount(FlatJson interaction) {
        Map<String, Object> fields = interaction.fields();
        if (fields.get("amount.currency") instanceof String currency
                && fields.get("amount.value") instanceof String value) {
            return new Amount(currency, new BigDecimal(value));
        }
        return null;
    }

    /** What was read so far. */
    private static final class Found {
        private @Nullable Outcome outcome;
        private double score;
        private @Nullable Map<String, Boolean> hits;
        private @Nullable Set<String> held;
        private @Nullable FactValues facts;
        private @Nullable FlatJson interaction;

        boolean complete() {
            return interaction != null && facts != null && hits != null && held != null && outcome != null;
        }
    }
}
