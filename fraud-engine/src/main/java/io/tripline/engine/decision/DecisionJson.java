package io.tripline.engine.decision;

import io.tripline.rules.evaluation.Hit;
import io.tripline.rules.evaluation.Read;
import io.tripline.rules.evaluation.Verdict;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactValues;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a decision as the JSON that is stored, published and shown. */
final class DecisionJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_BYTES = 4096;
    private static final double EXACT_INTEGERS = 1L << 53;

    private DecisionJson() {}

    static byte[] write(
            Interaction interaction,
            Verdict verdict,
            FactCatalogue catalogue,
            FactValues facts,
            Instant decidedAt,
            String releaseHash,
            Timings timings,
            String traceId) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringProperty("id", NewDecision.idFor(interaction.id()).toString());
            json.writeStringProperty("interactionId", interaction.id().toString());
            json.writeStringProperty("userId", interaction.userId());
            json.writeStringProperty("type", interaction.type());
            json.writeStringProperty("occurredAt", interaction.event().time().toString());
            json.writeStringProperty("receivedAt", interaction.receivedAt().toString());
            json.writeStringProperty("decidedAt", decidedAt.toString());
            json.writeStringProperty("outcome", verdict.outcome().name());
            json.writeNumberProperty("score", verdict.score());
            json.writeArrayPropertyStart("hits");
            verdict.hits().forEach(hit -> write(json, hit));
            json.writeEndArray();
            json.writeObjectPropertyStart("facts");
            catalogue.facts().forEach(fact -> write(json, fact, facts));
            json.writeEndObject();
            json.writeName("interaction");
            json.writeRawValue(interaction.json());
            json.writeStringProperty("releaseHash", releaseHash);
            json.writeArrayPropertyStart("degraded");
            json.writeEndArray();
            write(json, timings);
            json.writeStringProperty("traceId", traceId);
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator json, Hit hit) {
        json.writeStartObject();
        json.writeStringProperty("ruleId", hit.ruleId());
        json.writeStringProperty("version", hit.version());
        json.writeStringProperty("name", hit.name());
        json.writeStringProperty("reasonCode", hit.reasonCode());
        json.writeStringProperty("group", hit.group());
        json.writeNumberProperty("weight", hit.weight());
        json.writeStringProperty("mode", hit.mode().name());
        json.writeBooleanProperty("counted", hit.counted());
        json.writeArrayPropertyStart("reads");
        hit.reads().forEach(read -> write(json, read));
        json.writeEndArray();
        json.writeObjectPropertyStart("reasons");
        hit.reasons().forEach(json::writeStringProperty);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Read read) {
        json.writeStartObject();
        json.writeStringProperty("name", read.name());
        json.writeName("value");
        writeValue(json, read.value());
        json.writeStringProperty("unit", read.unit());
        json.writeStringProperty("condition", read.condition());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, FactDefinition fact, FactValues values) {
        if (values.has(fact.slot())) {
            String text = values.text(fact.slot());
            json.writeName(fact.name());
            if (text == null) {
                writeNumber(json, values.number(fact.slot()));
            } else {
                json.writeString(text);
            }
        }
    }

    private static void write(JsonGenerator json, Timings timings) {
        json.writeObjectPropertyStart("timings");
        json.writeNumberProperty("queuedMicros", timings.queuedMicros());
        json.writeNumberProperty("factsMicros", timings.factsMicros());
        json.writeNumberProperty("rulesMicros", timings.rulesMicros());
        json.writeNumberProperty("policyMicros", timings.policyMicros());
        json.writeEndObject();
    }

    private static void writeValue(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case Double number -> writeNumber(json, number);
            case Boolean truth -> json.writeBoolean(truth);
            default -> json.writeString(value.toString());
        }
    }

    /** A count of six is written 6, not 6.0. */
    private static void writeNumber(JsonGenerator json, double value) {
        if (value == Math.rint(value) && Math.abs(value) < EXACT_INTEGERS) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }
}
