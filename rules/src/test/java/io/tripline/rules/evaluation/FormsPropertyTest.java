package io.tripline.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.language.RuleText;
import io.tripline.rules.language.RuleWriter;
import io.tripline.rules.language.Vocabulary;
import io.tripline.rules.release.GuidedForm;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A rule says the same in every form, and comes back from each as it went in. */
class FormsPropertyTest {
    private static final Vocabulary VOCABULARY = new Vocabulary(NetworkPropertyTest.facts());

    @Property(tries = 100)
    void textComesBackAsTheSameRules(@ForAll long seed) {
        List<Rule> rules = rules(seed);
        assertThat(meaning(RuleText.read(RuleWriter.text(rules), VOCABULARY))).isEqualTo(meaning(rules));
    }

    @Property(tries = 100)
    void guidedRulesComeBackAsTheSameRules(@ForAll long seed) {
        List<Rule> rules = rules(seed);
        assertThat(meaning(GuidedForm.read(GuidedForm.write(rules), VOCABULARY)))
                .isEqualTo(meaning(rules));
    }

    private static List<Rule> rules(long seed) {
        return rules(RuleText.read(new RandomRules(seed).rules(20), VOCABULARY));
    }

    private static List<Rule> rules(RuleText text) {
        assertThat(text.problems()).isEmpty();
        return text.rules().stream().map(RuleText.Placed::rule).toList();
    }

    private static List<Rule> meaning(RuleText text) {
        return meaning(rules(text));
    }

    private static List<Rule> meaning(List<Rule> rules) {
        return rules.stream().map(rule -> rule.withText("")).toList();
    }
}
