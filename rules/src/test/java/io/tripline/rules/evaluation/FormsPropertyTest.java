package io.tripline.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.language.RuleText;
import io.tripline.rules.language.RuleWriter;
import io.tripline.rules.language.Vocabulary;
import io.tripline.rules.release.GuidedForm;
import io.tripline.rules.release.RuleTable;
import io.tripline.rules.release.Spreadsheet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    @Property(tries = 100)
    void tablesComeBackAsTheSameRulesWhateverTheOrderOfTheirConditions(@ForAll long seed) {
        List<Rule> rules = rules(seed);
        assertThat(unordered(rules(RuleTable.read(RuleTable.write(rules), VOCABULARY))))
                .isEqualTo(unordered(rules));
    }

    @Property(tries = 20)
    void spreadsheetsHoldTheRulesOfTheTable(@ForAll long seed) {
        List<Rule> rules = rules(seed);
        assertThat(rules(RuleTable.read(Spreadsheet.csv(Spreadsheet.write(rules)), VOCABULARY)))
                .isEqualTo(rules(RuleTable.read(RuleTable.write(rules), VOCABULARY)));
    }

    private static List<Object> unordered(List<Rule> rules) {
        List<Object> all = new ArrayList<>();
        for (Rule rule : rules) {
            Set<Condition> conjuncts = new HashSet<>();
            collect(rule.condition(), conjuncts);
            all.add(List.of(rule.id(), rule.weight(), rule.mode(), conjuncts));
        }
        return all;
    }

    private static void collect(Condition condition, Set<Condition> conjuncts) {
        if (condition instanceof Condition.All all) {
            all.conditions().forEach(part -> collect(part, conjuncts));
        } else {
            conjuncts.add(condition);
        }
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
