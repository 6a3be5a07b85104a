package io.tripline.engine.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.tripline.access.FieldError;
import io.tripline.access.Refusal;
import io.tripline.engine.decision.DryRun;
import io.tripline.engine.facts.FactsUnavailable;
import io.tripline.engine.release.ReleaseSet;
import io.tripline.engine.release.Releases;
import io.tripline.rules.fact.MalformedEvent;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RestController
class PreviewController {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Releases releases;
    private final DryRun dryRun;
    private final DecisionReader reader;
    private final JsonMapper json;
    private final Clock clock;

    PreviewController(Releases releases, DryRun dryRun, DecisionReader reader, JsonMapper json, Clock clock) {
        this.releases = releases;
        this.dryRun = dryRun;
        this.reader = reader;
        this.json = json.rebuild()
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
        this.clock = clock;
    }

    @Operation(
            operationId = "previewDecision",
            summary = "How this interaction would be decided now; nothing is recorded and no fact moves")
    @PostMapping("/v1/decisions/preview")
    Decision preview(@Valid @RequestBody InteractionRequest request) {
        ReleaseSet current = releases.current()
                .orElseThrow(() -> Refusal.unavailable(
                        "No release is in force yet. Publish one with ./tripline publish PATH.", SOON));
        try {
            return reader.read(dryRun.decide(current.decidingFor(request.userId()), interaction(request)));
        } catch (MalformedEvent e) {
            throw Refusal.invalid(List.of(new FieldError(e.field(), e.problem())));
        } catch (FactsUnavailable e) {
            throw Refusal.unavailable("The facts cannot be read at the moment. Try again shortly.", SOON);
        }
    }

    private byte[] interaction(InteractionRequest request) {
        refuseEndless(request);
        ObjectNode interaction = json.valueToTree(request);
        interaction.put("receivedAt", clock.instant().toString());
        return json.writeValueAsBytes(interaction);
    }

    private static void refuseEndless(InteractionRequest request) {
        if (request.attributes() != null) {
            request.attributes().forEach((name, value) -> {
                if (value instanceof Double number && !Double.isFinite(number)) {
                    throw Refusal.invalid(List.of(new FieldError("attributes." + name, "is a number out of range")));
                }
            });
        }
    }
}
