package io.tripline.engine.decision;

import io.tripline.rules.evaluation.Verdict;
import io.tripline.rules.evaluation.VerdictJson;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactJson;
import io.tripline.rules.fact.FactValues;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a decision as the JSON that is stored, published and shown. */
final class DecisionJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_BYTES = 4096;

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
            VerdictJson.write(json, verdict);
            json.writeObjectPropertyStart("facts");
            FactJson.write(json, catalogue, facts);
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

    private static void write(JsonGenerator json, Timings timings) {
        json.writeObjectPropertyStart("timings");
        json.writeNumberProperty("queuedMicros", timings.queuedMicros());
        json.writeNumberProperty("factsMicros", timings.factsMicros());
        json.writeNumberProperty("rulesMicros", timings.rulesMicros());
        json.writeNumberProperty("policyMicros", timings.policyMicros());
        json.writeEndObject();
    }
}
