package io.tripline.rules.release;

import io.tripline.rules.evaluation.Band;
import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.evaluation.Policy;
import io.tripline.rules.evaluation.Rule;
import io.tripline.rules.evaluation.SharedNetworks;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.language.HiddenCharacters;
import io.tripline.rules.language.Nearest;
import io.tripline.rules.language.Problem;
import io.tripline.rules.language.RuleText;
import io.tripline.rules.language.Vocabulary;
import io.tripline.rules.policy.DmnPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks a release and makes it ready for evaluation. */
public final class ReleaseCompiler {
    static final String POLICY = "policy.dmn";
    static final int MAX_RULES = 1_000;

    private final ReleaseBundle bundle;
    private final Earlier earlier;
    private final Findings findings = new Findings();
    private String instead = "";

    private ReleaseCompiler(ReleaseBundle bundle, Earlier earlier) {
        this.bundle = bundle;
        this.earlier = earlier;
    }

    /**
     * Refused with everything that is wrong, when anything is. No text of the release ever becomes code. Scenarios are
     * read, but not run: see {@link ReleaseCheck}.
     */
    public static CompiledRelease compile(ReleaseBundle bundle) throws ReleaseRefused {
        return read(bundle).compile(bundle.hash());
    }

    /** The facts that a facts.yaml of this text declares; refused as by {@link #compile}. */
    public static FactCatalogue facts(String factsYaml) throws ReleaseRefused {
        Findings findings = new Findings();
        FactCatalogue facts = FactsFile.read(factsYaml, findings);
        findings.throwIfAny();
        return facts;
    }

    /** What was read and is sound, with what was found on the way: no errors. */
    record Parts(
            FactCatalogue facts,
            Map<String, Map<String, String>> reasons,
            List<PlacedRule> rules,
            Policy policy,
            Map<String, Band> bands,
            List<Scenario> scenarios,
            List<Finding> findings) {
        CompiledRelease compile(String hash) {
            return compile(hash, new SharedNetworks());
        }

        CompiledRelease compile(String hash, SharedNetworks networks) {
            List<Rule> compiled = rules.stream().map(PlacedRule::rule).toList();
            return new CompiledRelease(hash, facts, compiled, reasons, policy, bands, networks);
        }
    }

    /** Refused as by {@link #compile}. */
    static Parts read(ReleaseBundle bundle) throws ReleaseRefused {
        return read(bundle, new Earlier());
    }

    /** As {@link #read}, without reading again what was read before. */
    static Parts read(ReleaseBundle bundle, Earlier earlier) throws ReleaseRefused {
        return new ReleaseCompiler(bundle, earlier).read();
    }

    /** As {@link #read}, but a rule in the file at this path replaces one of the same id elsewhere. */
    static Parts readInstead(ReleaseBundle bundle, String path) throws ReleaseRefused {
        ReleaseCompiler compiler = new ReleaseCompiler(bundle, new Earlier());
        compiler.instead = path;
        return compiler.read();
    }

    private Parts read() throws ReleaseRefused {
        bundle.files().forEach((path, text) -> {
            if (!path.startsWith("rules/") || path.endsWith(".json")) {
                HiddenCharacters.in(text).forEach(problem -> findings.add(finding(path, problem)));
            }
        });
        findings.throwIfAny();
        FactCatalogue facts = text(FactsFile.PATH)
                .map(text -> earlier.facts(text, findings, found -> FactsFile.read(text, found)))
                .orElseGet(() -> new FactCatalogue(List.of()));
        // A rule is judged by the facts there are; those that could not be read would each be found again in the rules.
        findings.throwIfAny();
        Map<String, Map<String, String>> reasons = text(ReasonsFile.PATH)
                .map(text -> ReasonsFile.read(text, findings))
                .orElseGet(Map::of);
        List<PlacedRule> rules = rules(new Vocabulary(facts), reasons);
        Optional<Policy> policy = text(POLICY).flatMap(text -> policy(text, reasons));
        List<String> ids = rules.stream().map(PlacedRule::id).toList();
        Map<String, Band> bands = BandsFile.read(bundle, ids, findings);
        List<Scenario> scenarios = ScenarioFile.readAll(bundle, facts, ids, findings, earlier);
        Advice advice = new Advice(facts);
        rules.forEach(rule -> advice.ofMeaning(rule).ifPresent(findings::add));
        findings.throwIfAny();
        return new Parts(facts, reasons, rules, policy.orElseThrow(), bands, scenarios, findings.sorted());
    }

    private List<PlacedRule> rules(Vocabulary vocabulary, Map<String, Map<String, String>> reasons) {
        List<PlacedRule> rules = new ArrayList<>();
        Map<String, String> files = new HashMap<>();
        for (String path : ruleFiles()) {
            for (RuleText.Placed placed : rulesIn(path, vocabulary)) {
                String id = placed.rule().id();
                if (!instead.isEmpty() && !path.equals(instead) && instead.equals(files.get(id))) {
                    continue;
                }
                check(placed, path, files.put(id, path), reasons);
                rules.add(new PlacedRule(placed, path));
            }
        }
        if (rules.isEmpty() && !findings.hasErrors()) {
            findings.add(
                    "rules",
                    "release.no-rules",
                    "the release has no rule",
                    "Add one in a file such as rules/velocity.drl.");
        }
        if (rules.size() > MAX_RULES) {
            findings.add(
                    "rules",
                    "release.too-many-rules",
                    "the release has more than " + MAX_RULES + " rules",
                    "Remove some.");
        }
        return rules;
    }

    private List<RuleText.Placed> rulesIn(String path, Vocabulary vocabulary) {
        String text = Objects.requireNonNull(bundle.files().get(path));
        if (path.endsWith(".json")) {
            return GuidedForm.read(path, text, vocabulary, findings);
        }
        if (path.endsWith(".csv") || path.endsWith(".xlsx")) {
            return RuleTable.read(path, text, vocabulary, findings);
        }
        RuleText read = RuleText.read(text, vocabulary);
        read.problems().forEach(problem -> findings.add(finding(path, problem)));
        return read.rules();
    }

    /** The one whose rules come instead of others comes first. */
    private List<String> ruleFiles() {
        return bundle.files().keySet().stream()
                .filter(path -> path.startsWith("rules/"))
                .sorted(Comparator.comparing((String path) -> !path.equals(instead))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private void check(
            RuleText.Placed placed, String path, @Nullable String other, Map<String, Map<String, String>> reasons) {
        Rule rule = placed.rule();
        if (other != null) {
            String message = "there is another rule " + rule.id() + " in " + other;
            findings.add(
                    new Finding(path, placed.line(), placed.column(), "rule.twice", message, "Rename one of them."));
        }
        if (!reasons.containsKey(rule.reasonCode())) {
            String message = "reasons.yaml has no text for " + rule.reasonCode();
            String hint = Nearest.hint(rule.reasonCode(), reasons.keySet(), "Add it, for customer and analyst.");
            findings.add(new Finding(path, placed.line(), placed.column(), "rule.unknown-reason", message, hint));
        }
    }

    private Optional<Policy> policy(String text, Map<String, Map<String, String>> reasons) {
        return earlier.policy(text, reasons.keySet(), findings, found -> {
            DmnPolicy.Read read = DmnPolicy.read(text, List.copyOf(reasons.keySet()));
            read.problems().forEach(problem -> found.add(finding(POLICY, problem)));
            return read.policy();
        });
    }

    private Optional<String> text(String path) {
        String text = bundle.files().get(path);
        if (text == null) {
            findings.add(
                    path, "release.missing-file", "the release has no " + path, "Add it; see docs/rule-language.md.");
        }
        return Optional.ofNullable(text);
    }

    private static Finding finding(String file, Problem problem) {
        return new Finding(file, problem.line(), problem.column(), problem.code(), problem.message(), problem.hint());
    }
}
