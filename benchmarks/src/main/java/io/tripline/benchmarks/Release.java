package io.tripline.benchmarks;

import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.evaluation.Networks;
import io.tripline.rules.evaluation.Rule;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.language.RuleText;
import io.tripline.rules.language.Vocabulary;
import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseCompiler;
import io.tripline.rules.release.ReleaseRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rules as a release of Tripline. */
final class Release {

    private static final String REASONS = """
            reasons:
              BENCH: {customer: For the customer, support: For support, analyst: For the analyst, regulator: For a regulator}
            """;

    private Release() {}

    static ReleaseBundle bundle(List<RuleSpec> rules) {
        String facts =
                IntStream.range(0, RuleSpec.FACTS).mapToObj(Release::fact).collect(Collectors.joining());
        try {
            return ReleaseBundle.of(Map.of(
                    "facts.yaml",
                    "facts:\n" + facts,
                    "reasons.yaml",
                    REASONS,
                    "policy.dmn",
                    policy(),
                    "rules/bench.drl",
                    rules.stream().map(RuleSpec::tripline).collect(Collectors.joining())));
        } catch (ReleaseRefused e) {
            throw new IllegalStateException(e.findings().toString(), e);
        }
    }

    static CompiledRelease compiled(ReleaseBundle bundle) {
        try {
            return ReleaseCompiler.compile(bundle);
        } catch (ReleaseRefused e) {
            throw new IllegalStateException(e.findings().toString(), e);
        }
    }

    static Networks networks(List<RuleSpec> rules) {
        FactCatalogue facts = compiled(bundle(rules)).facts();
        String text = rules.stream().map(RuleSpec::tripline).collect(Collectors.joining());
        List<Rule> read = RuleText.read(text, new Vocabulary(facts)).rules().stream()
                .map(RuleText.Placed::rule)
                .toList();
        return new Networks(facts, read, RuleSpec.TYPES);
    }

    private static String fact(int fact) {
        return """
                  - name: %s
                    function: count
                    key: [userId]
                    window: %dm
                    source: interactions
                    unit: interactions
                    description: Interactions of the user
                """.formatted(RuleSpec.factName(fact), fact + 1);
    }

    private static String policy() {
        try (InputStream in = Release.class.getResourceAsStream("policy.dmn")) {
            return new String(
                    Objects.requireNonNull(in, "policy.dmn is missing").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
