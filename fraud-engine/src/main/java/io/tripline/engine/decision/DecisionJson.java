package io.tripline.engine.decision;

import io.tripline.engine.lists.HeldRule;
import io.tripline.rules.evaluation.Hit;
import io.tripline.rules.evaluation.Verdict;
import io.tripline.rules.evaluation.VerdictJson;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactJson;
import io.tripline.rules.fact.FactValues;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
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
            List<HeldRule> held,
            List<ShadowVerdict> shadows,
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
            json.writeArrayPropertyStart("held");
            for (HeldRule rule : held) {
                json.writeStartObject();
                json.writeStringProperty("ruleId", rule.ruleId());
                json.writeStringProperty("why", rule.why());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("shadows");
            shadows.forEach(shadow -> write(json, shadow));
            json.writeEndArray();
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

    private static void write(JsonGenerator json, ShadowVerdict shadow) {
        json.writeStartObject();
        json.writeStringProperty("name", shadow.name());
        json.writeStringProperty("releaseHash", shadow.releaseHash());
        json.writeStringProperty("outcome", shadow.verdict().outcome().name());
        json.writeNumberProperty("score", shadow.verdict().score());
        json.writeArrayPropertyStart("hits");
        for (Hit hit : shadow.verdict().hits()) {
            json.writeStartObject();
            json.writeStringProperty("ruleId", hit.ruleId());
            json.writeNumberProperty("weight", hit.weight());
            json.writeBooleanProperty("counted", hit.counted());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
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
