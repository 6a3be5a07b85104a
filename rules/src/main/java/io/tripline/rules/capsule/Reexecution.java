package io.tripline.rules.capsule;

import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.evaluation.Evaluator;
import io.tripline.rules.evaluation.Verdict;
import io.tripline.rules.evaluation.VerdictJson;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactJson;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FactValues;
import io.tripline.rules.fact.FlatJson;
import io.tripline.rules.fact.MalformedEvent;
import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseCompiler;
import io.tripline.rules.release.ReleaseRefused;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Makes the decision of a capsule again, by its release, from its interaction and facts. */
final class Reexecution {
    private static final List<String> OF_THE_INTERACTION = List.of("userId", "type");
    private static final List<String> TIMES = List.of("occurredAt", "receivedAt");
    private static final List<String> VERDICT = List.of("outcome", "score", "hits");

    private final CapsuleFile file;
    private final JsonNode decision;
    private final List<Difference> differences = new ArrayList<>();
    private int rules;

    Reexecution(CapsuleFile file) {
        this.file = file;
        decision = file.part(Capsule.DECISION);
    }

    /** What comes out otherwise, in the order of the file; empty when all is the same. */
    List<Difference> run() {
        JsonNode interaction = file.part(Capsule.INTERACTION);
        compare("interaction.id", decision.path("interactionId"), interaction.path("id"));
        OF_THE_INTERACTION.forEach(name -> compare("decision." + name, decision.path(name), interaction.path(name)));
        try {
            FlatJson fields = FlatJson.of(text(Capsule.INTERACTION));
            TIMES.forEach(name -> compareTexts(
                    "decision." + name,
                    decision.path(name).asString("absent"),
                    fields.time(name).toString()));
            execute(compile(), fields.event(FactSource.INTERACTION, fields.text("type"), fields.time("occurredAt")));
        } catch (ReleaseRefused e) {
            differences.add(new Difference(
                    "release",
                    "a release that decided",
                    "one that is refused: " + e.findings().getFirst()));
        } catch (MalformedEvent e) {
            String path = e.field().isEmpty() ? Capsule.INTERACTION : Capsule.INTERACTION + "." + e.field();
            differences.add(new Difference(path, "an interaction that was accepted", e.problem()));
        } catch (IllegalArgumentException e) {
            differences.add(new Difference(Capsule.FACTS, "facts of the release", String.valueOf(e.getMessage())));
        }
        return differences;
    }

    /** The answer when nothing differs. */
    Verification.Identical identical() {
        return new Verification.Identical(
                Difference.printable(decision.path("id").asString("")),
                decision.path("outcome").asString(""),
                decision.path("score").asDouble(0),
                decision.path("hits").size(),
                rules,
                file.releaseHash(),
                file.seal());
    }

    private CompiledRelease compile() throws ReleaseRefused {
        Map<String, String> files = file.capsule().files();
        ReleaseBundle bundle = ReleaseBundle.of(files);
        compareTexts("release.hash", file.releaseHash(), bundle.hash());
        compareTexts("decision.releaseHash", decision.path("releaseHash").asString("absent"), bundle.hash());
        files.forEach((path, text) -> {
            if (!text.equals(bundle.files().get(path))) {
                differences.add(new Difference(
                        "release/" + path, "other ends of lines", "ends of lines as a release has them"));
            }
        });
        return ReleaseCompiler.compile(bundle);
    }

    private void execute(CompiledRelease release, Event event) {
        rules = release.rules().size();
        FactValues facts = FactJson.read(values(file.part(Capsule.FACTS)), release.facts());
        try (Evaluator evaluator = release.newEvaluator()) {
            JsonNode again = json(evaluator.evaluate(event, facts, held()));
            VERDICT.forEach(name -> compare("decision." + name, decision.path(name), again.path(name)));
        }
    }

    /** Ids of the rules that did not count in this decision. */
    private Set<String> held() {
        return decision.path("held")
                .valueStream()
                .map(rule -> rule.path("ruleId").asString(""))
                .collect(Collectors.toSet());
    }

    private byte[] text(String part) {
        return file.capsule().parts().getOrDefault(part, "").getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode json(Verdict verdict) {
        return CapsuleFile.parse(CanonicalJson.write(json -> {
            json.writeStartObject();
            VerdictJson.write(json, verdict);
            json.writeEndObject();
        }));
    }

    private static Map<String, Object> values(JsonNode facts) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> fact : facts.properties()) {
            JsonNode value = fact.getValue();
            values.put(
                    fact.getKey(),
                    value.isNumber() ? (Object) value.doubleValue() : value.isString() ? value.stringValue() : value);
        }
        return values;
    }

    private void compareTexts(String path, String recorded, String found) {
        if (!recorded.equals(found)) {
            differences.add(new Difference(path, recorded, found));
        }
    }

    private void compare(String path, JsonNode recorded, JsonNode found) {
        if (recorded.isObject() && found.isObject()) {
            recorded.propertyNames().forEach(name -> compare(path + "." + name, recorded.path(name), found.path(name)));
            found.propertyNames().stream()
                    .filter(name -> !recorded.has(name))
                    .forEach(name -> compare(path + "." + name, recorded.path(name), found.path(name)));
        } else if (recorded.isArray() && found.isArray()) {
            for (int i = 0; i < Math.max(recorded.size(), found.size()); i++) {
                compare(path + "[" + i + "]", recorded.path(i), found.path(i));
            }
        } else if (!recorded.equals(found)) {
            differences.add(new Difference(path, shown(recorded), shown(found)));
        }
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }
}
