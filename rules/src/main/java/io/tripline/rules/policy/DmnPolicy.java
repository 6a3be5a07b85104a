package io.tripline.rules.policy;

import io.tripline.rules.evaluation.Outcome;
import io.tripline.rules.evaluation.Policy;
import io.tripline.rules.language.Problem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.Location;
import org.jspecify.annotations.Nullable;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.internal.io.ResourceFactory;

/**
 * A policy written as DMN: inputs {@code score} (a number), {@code hits} (how many rules counted) and {@code reasonCodes}
 * (a list of texts, sorted), and a decision {@code outcome} that answers ALLOW, CHALLENGE, REVIEW or BLOCK.
 */
public final class DmnPolicy implements Policy {
    private static final String DECISION = "outcome";
    private static final int MAX_ERRORS = 20;

    private final DMNRuntime runtime;
    private final DMNModel model;

    private DmnPolicy(DMNRuntime runtime, DMNModel model) {
        this.runtime = runtime;
        this.model = model;
    }

    /**
     * What was read.
     *
     * @param policy empty when there are problems
     */
    public record Read(Optional<Policy> policy, List<Problem> problems) {}

    /**
     * Reads and tries a policy: it has to answer for every whole score up to 150 without reasons, and at and between
     * the numbers it names with the reasons it names; of more than some thousand cases, some are left out. Never throws,
     * whatever the text.
     */
    public static Read read(String dmn, List<String> reasonCodes) {
        List<Problem> problems = DmnGuard.check(dmn);
        if (!problems.isEmpty()) {
            return new Read(Optional.empty(), problems);
        }
        try {
            DMNRuntime runtime = runtime(dmn);
            DMNModel model = runtime.getModels().getFirst();
            List<Problem> errors = errors(model);
            if (!errors.isEmpty()) {
                return new Read(Optional.empty(), errors);
            }
            return tried(new DmnPolicy(runtime, model), new Trial(dmn, reasonCodes));
        } catch (RuntimeException e) {
            return new Read(Optional.empty(), List.of(unusable(null, String.valueOf(e.getMessage()))));
        }
    }

    @Override
    public Outcome outcome(double score, List<String> reasonCodes) {
        DMNContext context = runtime.newContext();
        context.set("score", BigDecimal.valueOf(score));
        context.set("hits", BigDecimal.valueOf(reasonCodes.size()));
        context.set("reasonCodes", reasonCodes);
        var answer = runtime.evaluateByName(model, context, DECISION);
        DMNDecisionResult decision = answer.getDecisionResultByName(DECISION);
        if (decision == null || !(decision.getResult() instanceof String text)) {
            throw new IllegalStateException(
                    "no outcome for score " + score + " and reasons " + reasonCodes + messages(answer.getMessages()));
        }
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("\"" + text + "\" is no outcome"));
    }

    private static DMNRuntime runtime(String dmn) {
        Resource resource = ResourceFactory.newByteArrayResource(dmn.getBytes(StandardCharsets.UTF_8));
        resource.setSourcePath("policy.dmn");
        return DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(resource))
                .getOrElseThrow(e -> new IllegalStateException(e.getMessage(), e));
    }

    private static List<Problem> errors(DMNModel model) {
        List<Problem> errors = model.getMessages(DMNMessage.Severity.ERROR).stream()
                .map(message -> unusable(message.getSourceReference(), message.getText()))
                .distinct()
                .limit(MAX_ERRORS)
                .toList();
        return errors.isEmpty() && model.getDecisionByName(DECISION) == null
                ? List.of(unusable(null, "it has no decision named " + DECISION))
                : errors;
    }

    private static Read tried(DmnPolicy policy, Trial trial) {
        try {
            trial.of(policy);
            return new Read(Optional.of(policy), List.of());
        } catch (RuntimeException e) {
            Object decision = policy.model.getDecisionByName(DECISION).getDecision();
            return new Read(Optional.empty(), List.of(unusable(decision, String.valueOf(e.getMessage()))));
        }
    }

    /** {@code element} is what of the text it is about, if that is known. */
    private static Problem unusable(@Nullable Object element, String message) {
        Location place = element instanceof DMNModelInstrumentedBase known ? known.getLocation() : null;
        String hint = "It needs inputs score, hits and reasonCodes, and a decision outcome that answers one of "
                + Arrays.toString(Outcome.values()) + " in every case.";
        return new Problem(
                place == null ? 1 : Math.max(1, place.getLineNumber()),
                place == null ? 1 : Math.max(1, place.getColumnNumber()),
                "policy.unusable",
                "the policy cannot be used: " + message,
                hint);
    }

    private static String messages(List<DMNMessage> messages) {
        return messages.stream().map(DMNMessage::getText).limit(3).collect(Collectors.joining("; ", " (", ")"));
    }
}
