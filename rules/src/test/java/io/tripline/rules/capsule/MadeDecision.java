package io.tripline.rules.capsule;

import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.evaluation.Evaluator;
import io.tripline.rules.evaluation.Verdict;
import io.tripline.rules.evaluation.VerdictJson;
import io.tripline.rules.fact.FactJson;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FactValues;
import io.tripline.rules.fact.FlatJson;
import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseCompiler;
import io.tripline.rules.release.ReleaseRefused;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Decisions as an engine stores them, for tests. */
final class MadeDecision {
    static final String INTERACTION = """
            {"id":"01939c1e-7a53-7c60-8f0e-0c2f4b8f6a11","type":"PAYMENT","userId":"zoë","occurredAt":"2026-11-22T10:15:30.120Z",
             "receivedAt":"2026-11-22T10:15:30.2Z","amount":{"value":"129.90","currency":"EUR"},
             "location":{"lat":52.520,"lon":1.34E1},"userAgent":"a\\/b \\u003cc\\u003e"}""";

    private MadeDecision() {}

    static Capsule by(ReleaseBundle release, Map<String, Object> facts) throws ReleaseRefused {
        return Capsule.of(stored(release, INTERACTION, facts), release);
    }

    private static byte[] stored(ReleaseBundle bundle, String interaction, Map<String, Object> facts)
            throws ReleaseRefused {
        CompiledRelease release = ReleaseCompiler.compile(bundle);
        FlatJson fields = FlatJson.of(interaction.getBytes(StandardCharsets.UTF_8));
        FactValues values = FactJson.read(facts, release.facts());
        Verdict verdict;
        try (Evaluator evaluator = release.newEvaluator()) {
            verdict = evaluator.evaluate(
                    fields.event(FactSource.INTERACTION, fields.text("type"), fields.time("occurredAt")), values);
        }
        return CanonicalJson.write(json -> {
                    json.writeStartObject();
                    json.writeStringProperty("id", "5b0dbb5b-5c4a-3f6e-8a57-7d1a0c5a0001");
                    json.writeStringProperty("interactionId", fields.text("id"));
                    json.writeStringProperty("userId", fields.text("userId"));
                    json.writeStringProperty("type", fields.text("type"));
                    json.writeStringProperty(
                            "occurredAt", fields.time("occurredAt").toString());
                    json.writeStringProperty(
                            "receivedAt", fields.time("receivedAt").toString());
                    VerdictJson.write(json, verdict);
                    json.writeObjectPropertyStart("facts");
                    FactJson.write(json, release.facts(), values);
                    json.writeEndObject();
                    json.writeName("interaction");
                    json.writeRawValue(interaction);
                    json.writeStringProperty("releaseHash", bundle.hash());
                    json.writeEndObject();
                })
                .getBytes(StandardCharsets.UTF_8);
    }
}
