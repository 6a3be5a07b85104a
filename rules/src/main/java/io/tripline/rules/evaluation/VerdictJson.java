package io.tripline.rules.evaluation;

import io.tripline.rules.fact.FactJson;
import tools.jackson.core.JsonGenerator;

/** What a verdict is in JSON, wherever it is stored, published or compared. */
public final class VerdictJson {
    private VerdictJson() {}

    /** Writes the members {@code outcome}, {@code score} and {@code hits} of the present object. */
    public static void write(JsonGenerator json, Verdict verdict) {
        json.writeStringProperty("outcome", verdict.outcome().name());
        json.writeNumberProperty("score", verdict.score());
        json.writeArrayPropertyStart("hits");
        verdict.hits().forEach(hit -> write(json, hit));
        json.writeEndArray();
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
        FactJson.writeValue(json, read.value());
        json.writeStringProperty("unit", read.unit());
        json.writeStringProperty("condition", read.condition());
        json.writeEndObject();
    }
}
