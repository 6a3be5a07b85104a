package io.tripline.rules.release;

import io.tripline.rules.evaluation.Rule;
import io.tripline.rules.language.Problem;
import io.tripline.rules.language.RuleText;
import io.tripline.rules.language.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Rules as a tree in JSON, as the guided builder edits them: see docs/rule-language.md. */
public final class GuidedForm {
    static final String FILE = "rules.json";

    private GuidedForm() {}

    /** Reads rules; never throws, whatever the text. Their text is written from the tree. */
    public static RuleText read(String json, Vocabulary vocabulary) {
        Findings findings = new Findings();
        List<RuleText.Placed> rules = read(FILE, json, vocabulary, findings);
        List<Problem> problems = findings.sorted().stream()
                .map(finding -> new Problem(
                        finding.line(), finding.column(), finding.code(), finding.message(), finding.hint()))
                .toList();
        return new RuleText(rules, problems);
    }

    /** Those rules of the file that are sound; what is not is noted. */
    static List<RuleText.Placed> read(String file, String json, Vocabulary vocabulary, Findings findings) {
        List<RuleText.Placed> rules = new ArrayList<>();
        YamlFile.read(file, json, findings)
                .map(root -> root.only(List.of("rules")).objects("rules"))
                .ifPresent(entries -> entries.forEach(
                        entry -> new GuidedRule(entry, vocabulary).read().ifPresent(rules::add)));
        return rules;
    }

    /** The JSON that {@link #read} reads back to these rules. */
    public static String write(Collection<Rule> rules) {
        return GuidedWriter.json(rules);
    }
}
