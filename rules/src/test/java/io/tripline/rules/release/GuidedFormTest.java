package io.tripline.rules.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.evaluation.Rule;
import io.tripline.rules.language.Problem;
import io.tripline.rules.language.RuleText;
import io.tripline.rules.language.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuidedFormTest {
    private static final String SOUND = """
            {"rules": [{
              "id": "velocity.burst", "name": "Burst", "reason": "A_REASON", "weight": 45.5, "mode": "LIVE",
              "group": "velocity", "version": "1.0",
              "when": {"all": [
                {"name": "type", "operator": "==", "value": "PAYMENT"},
                {"any": [
                  {"name": "user.payments.count_10m", "operator": ">=", "value": 5},
                  {"not": {"name": "channel", "operator": "in", "values": ["WEB", "APP"]}}]},
                {"name": "amount.value", "operator": ">",
                 "sum": {"constant": 10, "terms": [{"factor": 3, "name": "user.payments.avg_30d"}]}},
                {"name": "location.country", "operator": "!=", "other": "counterparty.country"},
                {"name": "deviceId", "operator": "is present"},
                {"name": "userAgent", "operator": "contains", "value": "Headless"},
                {"name": "amount.value", "operator": "between", "low": 1, "high": 9999.99}]}}]}
            """;

    @Test
    void aTreeIsTheRuleThatItsTextSays() throws ReleaseRefused {
        RuleText read = GuidedForm.read(SOUND, vocabulary());
        assertThat(read.problems()).isEmpty();
        Rule rule = read.rules().getFirst().rule();
        assertThat(read.rules().getFirst().line()).isEqualTo(1);
        assertThat(rule.types()).containsExactly("PAYMENT");
        assertThat(rule.text()).isEqualTo("""
                rule "velocity.burst"
                    @name("Burst") @reason(A_REASON) @weight(45.5) @mode(LIVE) @group(velocity) @version("1.0")
                when
                    Interaction( type == "PAYMENT" )
                    Facts(
                        user.payments.count_10m >= 5 or not channel in ("WEB", "APP"),
                        amount.value > 3 * user.payments.avg_30d + 10,
                        location.country != counterparty.country,
                        deviceId is present,
                        userAgent contains "Headless",
                        amount.value between 1 and 9999.99 )
                then
                    hit();
                end""");
        assertThat(RuleText.read(rule.text(), vocabulary()).rules().getFirst().rule())
                .isEqualTo(rule);
    }

    @Test
    void aReleaseMayHoldGuidedRulesBesideText() throws ReleaseRefused {
        var files = Releases.files(Releases.rule("a.b", "Interaction( type == \"X\" )"));
        files.put("rules/guided.json", SOUND);
        assertThat(ReleaseCompiler.compile(ReleaseBundle.of(files)).rules()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    "user.payments.count_10m", "operator" | "user.payments.cuont_10m", "operator" | 7 | rule.unknown-fact     | Did you mean user.payments.count_10m?
                    ">=", "value": 5                      | ">=", "value": "5"                    | 7 | rule.type             | numbers with numbers
                    ">=", "value": 5                      | ">=", "value": 1e-2147483649          | 7 | json.refused          | Use a number
                    ">=", "value": 5                      | ">=", "value": null                   | 7 | json.refused          | Write one
                    ">=", "value": 5                      | ">=", "value": [5]                    | 7 | json.type             | Write texts
                    ">=", "value": 5                      | ">=", "valeu": 5                      | 7 | json.unknown-property | Did you mean value?
                    ">=", "value": 5                      | "=>", "value": 5                      | 7 | rule.unknown-operator | Did you mean
                    ["WEB", "APP"]                        | []                                    | 8 | rule.limit            | Split
                    ["WEB", "APP"]                        | ["WEB", 1]                            | 8 | rule.type             | texts with texts
                    "weight": 45.5                        | "weight": 101                         | 2 | rule.bad-annotation   | 45
                    "mode": "LIVE"                        | "mode": "ON"                          | 2 | rule.bad-annotation   | LIVE
                    "group": "velocity",                  | ~~                                    | 1 | json.missing          | Add group
                    "low": 1                              | "low": 10000                          | 14 | rule.empty-range     | smaller number first
                    "counterparty.country"                | "amount.value"                        | 11 | rule.type            | with a sum
                    "value": "Headless"                   | "value": ""                           | 13 | rule.empty-text      | userAgent is present
                    "value": "Headless"                   | "value": 5                            | 13 | rule.type            | in quotes
                    "value": "Headless"                   | "value": ["A"]                        | 13 | json.type            | Write texts
                    "value": "Headless"                   | "values": ["A"]                       | 13 | json.missing         | Add value
                    "userAgent", "operator": "contains"   | "userAgent", "operator": "startsWith" | 13 | rule.unknown-operator | Did you mean starts with?
                    "userAgent", "operator": "contains"   | "userAgent", "operator": "matches"    | 13 | rule.unknown-operator | ends with
                    "userAgent", "operator": "contains"   | "amount.value", "operator": "ends with" | 13 | rule.type          | with numbers
                    {"not": {                             | {"not": {"not": {                     | 8 | json.syntax           | brackets
                    """)
    void saysWhereAndWhatIsWrong(String part, String instead, int line, String code, String hint)
            throws ReleaseRefused {
        RuleText read = GuidedForm.read(SOUND.replace(part, instead), vocabulary());
        assertThat(read.rules()).isEmpty();
        assertThat(read.problems()).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.hint()).contains(hint);
            assertThat(problem.line()).isGreaterThanOrEqualTo(line);
        });
        assertThat(read.problems()).extracting(Problem::column).allMatch(column -> column > 0);
    }

    private static Vocabulary vocabulary() throws ReleaseRefused {
        return new Vocabulary(ReleaseCompiler.read(
                        ReleaseBundle.of(Releases.files(Releases.rule("a.b", "Interaction( type == \"X\" )"))))
                .facts());
    }
}
