package io.tripline.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.evaluation.Outcome;
import io.tripline.rules.evaluation.Policy;
import io.tripline.rules.language.Problem;
import io.tripline.rules.release.ReleaseRefused;
import io.tripline.rules.release.Releases;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DmnPolicyTest {
    private static final String TABLE = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="p" name="p" namespace="p"><inputData id="input" name="score"><variable id="s" name="score" typeRef="number"/></inputData>
              <decision id="d" name="outcome"><variable id="v" name="outcome" typeRef="string"/><informationRequirement id="r"><requiredInput href="#input"/></informationRequirement>
                <decisionTable id="t" hitPolicy="UNIQUE"><input id="i"><inputExpression id="e" typeRef="number"><text>score</text></inputExpression></input><output id="o" typeRef="string"/>
                  <rule id="r1"><inputEntry id="i1"><text>< 40</text></inputEntry><outputEntry id="o1"><text>"ALLOW"</text></outputEntry></rule>
                  <rule id="r2"><inputEntry id="i2"><text>[40..70]</text></inputEntry><outputEntry id="o2"><text>"REVIEW"</text></outputEntry></rule>
                  <rule id="r3"><inputEntry id="i3"><text>> 70</text></inputEntry><outputEntry id="o3"><text>"BLOCK"</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;
    private static final String POLICY = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="p" name="p" namespace="https://tripline.io/p">
              <inputData id="s" name="score"><variable id="sv" name="score" typeRef="number"/></inputData>
              <inputData id="r" name="reasonCodes"><variable id="rv" name="reasonCodes"/></inputData><inputData id="h" name="hits"><variable id="hv" name="hits" typeRef="number"/></inputData>
              <decision id="o" name="outcome"><variable id="ov" name="outcome" typeRef="string"/>
                <informationRequirement id="i1"><requiredInput href="#s"/></informationRequirement>
                <informationRequirement id="i2"><requiredInput href="#r"/></informationRequirement><informationRequirement id="i3"><requiredInput href="#h"/></informationRequirement>
                <literalExpression id="l"><text>EXPRESSION</text></literalExpression>
              </decision>
            </definitions>
            """;

    @ParameterizedTest
    @CsvSource({"0,ALLOW", "39.99,ALLOW", "40,CHALLENGE", "69.5,CHALLENGE", "70,REVIEW", "90,BLOCK", "480,BLOCK"})
    void theStarterPolicyGradesTheScore(double score, Outcome outcome) throws ReleaseRefused {
        Policy policy = read(Releases.policy()).policy().orElseThrow();
        assertThat(policy.outcome(score, List.of())).isEqualTo(outcome);
    }

    @Test
    void aPolicyMayLookAtReasons() {
        Policy policy = read(expression(
                        "if list contains(reasonCodes, \"STANDING_BLOCKED\") then \"BLOCK\" else \"ALLOW\""))
                .policy()
                .orElseThrow();
        assertThat(policy.outcome(10, List.of("STANDING_BLOCKED"))).isEqualTo(Outcome.BLOCK);
        assertThat(policy.outcome(10, List.of("OTHER"))).isEqualTo(Outcome.ALLOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "function(x) external { java: { class: \"java.lang.Runtime\", \"method signature\": \"exit(int)\" } }",
                "for i in 1..1000000000 return i",
                "every i in reasonCodes satisfies true",
                "if matches(\"aaaaaaaaaaaaaaaa\", \"(a+)+$\") then \"BLOCK\" else \"ALLOW\"",
                "9 ** 9 ** 9",
                "{a: 1}.a",
                "get entries(score)",
                "outcome",
                "\"ALLOW"
            })
    void refusesExpressionsThatDoMoreThanCompare(String expression) {
        assertThat(read(expression(expression)).policy()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if score in ]40..70[ then \"REVIEW\" else \"ALLOW\"",
                "if not(score in [1, 2]) and score in [40..70[ then \"REVIEW\" else \"ALLOW\"",
                "if count(reasonCodes) + 2 * score > 70 then \"REVIEW\" else \"ALLOW\"",
                "if max([score, 5]) >= 70 or min(score, 5) = 4 then \"REVIEW\" else \"ALLOW\""
            })
    void acceptsComparisonsRangesListsAndSums(String expression) {
        assertThat(read(expression(expression)).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <literalExpression id="l">  | <literalExpression id="l" expressionLanguage="http://www.java.com/">
                    <literalExpression id="l">  | <literalExpression id="l"><importedValues/>
                    <inputData id="s"           | <import namespace="x" importType="x" name="x"/><inputData id="s"
                    <inputData id="s"           | <extensionElements/><inputData id="s"
                    <inputData id="s"           | <businessKnowledgeModel id="b" name="b"/><inputData id="s"
                    <definitions                | <!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><definitions
                    name="outcome"><            | name="verdict"><
                    name="outcome"><            | name="for"><
                    </definitions>              | <definitions>
                    """)
    void refusesModelsThatReachOutside(String part, String instead) {
        String policy = expression("\"ALLOW\"");
        assertThat(read(policy).policy()).isPresent();
        DmnPolicy.Read read = read(policy.replace(part, instead));
        assertThat(read.policy()).isEmpty();
        assertThat(read.problems())
                .isNotEmpty()
                .allMatch(problem -> !problem.hint().isBlank());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    name="outcome"><variable | name="out&#x202e;come"><variable             | 4
                    id="sv"                  | id="s&#8203;v"                               | 2
                    <inputData id="r"        | <description>a&#x200b;b</description><inputData id="r" | 3
                    "ALLOW"                  | "ALLOW&#xfeff;"                              | 7
                    """)
    void refusesInvisibleCharactersWrittenAsReferences(String part, String instead, int line) {
        assertThat(read(expression("\"ALLOW\"").replace(part, instead)).problems())
                .filteredOn(problem -> problem.code().equals("text.hidden-character"))
                .extracting(Problem::line)
                .containsExactly(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if hits > 5 then \"NOPE\" else \"ALLOW\"",
                "if score > 150 then \"DENY\" else \"ALLOW\"",
                "if score in [0..39] then \"ALLOW\" else if score >= 40 then \"BLOCK\" else 1",
                "if list contains(reasonCodes, \"OTHER\") and score > 10 then \"NO\" else \"ALLOW\"",
                "\"MAYBE\"",
                "score",
                "if score > 10 then \"ALLOW\" else false"
            })
    void refusesAPolicyThatDoesNotAlwaysAnswerWithAnOutcome(String expression) {
        assertThat(read(expression(expression)).problems())
                .extracting(Problem::code)
                .containsExactly("policy.unusable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    < 40          | < 40 40          | 4 | policy.unusable
                    [40..70]      | [40..70          | 5 | policy.unusable
                    < 40          | < 30             | 2 | policy.unusable
                    "BLOCK"       | "BLOCKED"        | 2 | policy.unusable
                    href="#input" | href="#inputs"   | 2 | policy.unusable
                    "UNIQUE"      | "PLENTY"         | 3 | policy.refused
                    """)
    void saysInWhichLineAPolicyCannotBeUsed(String part, String instead, int line, String code) {
        String policy = TABLE.replace("<text>< ", "<text>&lt; ");
        assertThat(read(policy).policy()).isPresent();
        String changed = policy.replace(part.replace("< ", "&lt; "), instead.replace("< ", "&lt; "));
        assertThat(read(changed).problems())
                .first()
                .extracting(Problem::line, Problem::code)
                .containsExactly(line, code);
    }

    private static String expression(String feel) {
        return POLICY.replace("EXPRESSION", feel.replace("<", "&lt;"));
    }

    private static DmnPolicy.Read read(String dmn) {
        return DmnPolicy.read(dmn, List.of("STANDING_BLOCKED", "OTHER"));
    }
}
