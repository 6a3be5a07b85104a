package io.tripline.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.evaluation.Condition;
import io.tripline.rules.evaluation.Mode;
import io.tripline.rules.evaluation.Name;
import io.tripline.rules.evaluation.Rule;
import io.tripline.rules.evaluation.TextOperator;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FieldType;
import io.tripline.rules.release.ReleaseCompiler;
import io.tripline.rules.release.ReleaseRefused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTextTest {
    private static final String HEADER =
            "rule \"a.b\" @name(\"N\") @reason(A_REASON) @weight(45.5) @mode(SHADOW) @group(g) @version(1)";
    private static final Vocabulary VOCABULARY = new Vocabulary(facts());

    @Test
    void readsEverythingARuleSays() {
        String text = HEADER + """

                when
                    // who pays
                    Interaction( type == "PAYMENT", amount.value > 3 * user.avg + 10 )
                    /* how often */
                    Facts( user.count >= 5 or not user.standing in ("ACTIVE", "WATCHED"), user.avg is absent )
                then
                    hit();
                end
                """;
        RuleText read = RuleText.read(text, VOCABULARY);
        assertThat(read.problems()).isEmpty();
        Rule rule = read.rules().getFirst().rule();
        assertThat(rule.id()).isEqualTo("a.b");
        assertThat(rule.weight()).isEqualTo(45.5);
        assertThat(rule.mode()).isEqualTo(Mode.SHADOW);
        assertThat(rule.version()).isEqualTo("1");
        assertThat(rule.types()).containsExactly("PAYMENT");
        assertThat(rule.text()).isEqualTo(text.strip());
        assertThat(((Condition.All) rule.condition()).conditions()).hasSize(4);
    }

    @Test
    void aPartOfATextIsTakenAsItIsWritten() {
        assertThat(condition("Interaction( attributes.x starts with \"a\\\\.*\\\"\" )"))
                .isEqualTo(new Condition.TextPart(
                        new Name("attributes.x", false, FieldType.ANY, ""), TextOperator.STARTS_WITH, "a\\.*\""));
    }

    @Test
    void bindsAndTighterThanOr() {
        Condition condition = condition("Facts( user.count > 1 or user.count > 2 and user.count > 3 )");
        assertThat(condition).isInstanceOfSatisfying(Condition.Any.class, any -> {
            assertThat(any.conditions()).hasSize(2);
            assertThat(any.conditions().getLast()).isInstanceOf(Condition.All.class);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    Facts( user.cuont > 1 )                          | 8  | rule.unknown-fact        | Did you mean user.count?
                    Interaction( amount.vale > 1 )                   | 14 | rule.unknown-field       | Did you mean amount.value?
                    Interaction( user.count > 1 )                    | 14 | rule.fact-in-interaction | Move the condition to Facts
                    Facts( user.count > "1" )                        | 21 | rule.type                | without quotes: 1.
                    Facts( user.count == "1" )                       | 22 | rule.type                | Compare numbers with numbers
                    Facts( user.standing > 1 )                       | 22 | rule.type                | Compare numbers with numbers
                    Facts( user.standing == 1 )                      | 25 | rule.type                | in quotes: "1"
                    Facts( user.standing == user.count )             | 25 | rule.type                | Compare numbers with numbers
                    Facts( user.standing in ("A", 1) )               | 31 | rule.type                | Compare numbers with numbers
                    Facts( user.count in (1, "A") )                  | 26 | rule.type                | Compare numbers with numbers
                    Facts( user.count between 5 and 1 )              | 27 | rule.empty-range         | smaller number first
                    Facts( user.count = 5 )                          | 19 | rule.bad-character       | docs/rule-language.md
                    Facts( user.count == null )                      | 22 | rule.syntax              | is absent
                    Facts( user.count >= )                           | 22 | rule.syntax              | A condition starts with a name
                    Facts( user.count >= 5                           | 26 | rule.syntax              | ends with )
                    Facts( (user.count >= 5 )                        | 27 | rule.syntax              | ends with )
                    Facts( user.count >= 5 ) Facts( user.count > 1 ) | 26 | rule.syntax              | commas between
                    User( user.count >= 5 )                          | 1  | rule.syntax              | only patterns
                    Facts( user.count >= 5x )                        | 22 | rule.bad-number          | digits
                    Facts( user.count < 24h )                        | 21 | rule.bad-number          | write 86400
                    Facts( user.count between 1 and "x" )            | 33 | rule.type                | digits
                    Interaction( occurredAt >= 2030-01-01 )          | 28 | rule.bad-number          | seconds since 1970
                    Interaction( occurredAt > "2026-01-01T00:00:00Z" ) | 27 | rule.type              | write 1767225600
                    Interaction( amount.value == 5000-10000 )        | 30 | rule.bad-number          | between
                    Interaction( amount.value in (1,000, 5,000) )    | 33 | rule.bad-number          | no separators
                    Interaction( amount.value > 007 )                | 29 | rule.bad-number          | Leave the 0 out
                    Interaction( amount.value > 24 * 3600 )          | 34 | rule.syntax              | write 86400
                    Interaction( amount.value > (1 + 2) )            | 29 | rule.syntax              | Write each term
                    Interaction( type == PAYMENT )                   | 22 | rule.unknown-fact        | "PAYMENT"
                    Interaction( type <> "PAYMENT" )                 | 19 | rule.syntax              | Write !=.
                    Interaction( amount > 5 )                        | 14 | rule.unknown-field       | Did you mean amount.value?
                    Interaction( country == "DE" )                   | 14 | rule.unknown-field       | country?
                    Interaction( attributes.x == TRUE )              | 30 | rule.unsupported         | written small
                    Interaction( amount.value > 5 AND amount.value < 9 ) | 31 | rule.unsupported     | written small
                    Interaction( amount.value not between 5 and 10 ) | 31 | rule.syntax              | between 5 and 10).
                    Interaction( deviceId is null )                  | 26 | rule.unsupported         | is absent
                    Interaction( deviceId is not null )              | 26 | rule.syntax              | deviceId is present
                    Facts( )                                         | 1  | rule.no-condition        | always hold
                    Facts( user.count contains "1" )                 | 19 | rule.type                | user.count >= 10
                    Interaction( occurredAt starts with "2026" )     | 25 | rule.type                | with numbers
                    Facts( user.standing contains "" )               | 31 | rule.empty-text          | user.standing is present
                    Facts( user.standing starts with 45 )            | 34 | rule.syntax              | starts with "45"
                    Facts( user.standing contains channel )          | 31 | rule.syntax              | join several by or
                    Facts( user.standing contains ("A", "B") )       | 31 | rule.syntax              | join several by or
                    Facts( user.standing ends "A" )                  | 27 | rule.syntax              | ends with "x"
                    Facts( user.standing not contains "A" )          | 26 | rule.syntax              | not (user.standing contains
                    Facts( user.standing matches "A.*" )             | 22 | rule.unsupported         | contains "x", starts with "x", ends with "x"
                    Facts( user.standing not matches "A.*" )         | 26 | rule.unsupported         | no patterns
                    Facts( user.standing like "A%" )                 | 22 | rule.unsupported         | no patterns
                    Facts( user.standing soundslike "A" )            | 22 | rule.unsupported         | no patterns
                    Facts( user.standing startsWith "A" )            | 22 | rule.unsupported         | Write starts with
                    Facts( user.standing endsWith "A" )              | 22 | rule.unsupported         | Write ends with
                    Facts( user.standing memberOf "A" )              | 22 | rule.unsupported         | in ("A", "B")
                    Facts( user.standing excludes "A" )              | 22 | rule.unsupported         | not (
                    Facts( user.standing str[startsWith] "A" )       | 22 | rule.unsupported         | is written starts with
                    Facts( user.standing.contains("A") )             | 8  | rule.unsupported         | Nothing is called
                    """)
    void saysWhereAndWhatIsWrong(String patterns, int column, String code, String hint) {
        RuleText read = RuleText.read(HEADER + " when\n" + patterns + "\nthen hit(); end", VOCABULARY);
        assertThat(read.rules()).isEmpty();
        Problem problem = read.problems().getFirst();
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.hint()).contains(hint);
        if (problem.line() == 2) {
            assertThat(problem.column()).isEqualTo(column);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    @weight(45.5)    | ''                      | rule.missing-annotation
                    @weight(45.5)    | @weight(101)            | rule.bad-annotation
                    @weight(45.5)    | @weight(1.234)          | rule.bad-annotation
                    @weight(45.5)    | @weight(-5)             | rule.bad-annotation
                    @weight(45.5)    | @weight()               | rule.bad-annotation
                    @weight(45.5)    | @wieght(45)             | rule.unknown-annotation
                    @weight(45.5)    | @weight(1) @weight(2)   | rule.twice
                    @mode(SHADOW)    | @mode(CANARY)           | rule.bad-annotation
                    @reason(A_REASON)| @reason(lower)          | rule.bad-annotation
                    "a.b"            | "A B"                   | rule.bad-id
                    "a.b"            | "a"                     | rule.bad-id
                    """)
    void asksForASoundHeader(String part, String instead, String code) {
        String header = HEADER.replace(part, instead.equals("''") ? "" : instead);
        RuleText read = RuleText.read(header + " when Facts( user.count > 1 ) then hit(); end", VOCABULARY);
        assertThat(read.problems()).extracting(Problem::code).containsExactly(code);
    }

    @Test
    void namesAllAnnotationsThatAreMissing() {
        RuleText read = RuleText.read(
                "rule \"a.b\" @name(\"N\") @mode(LIVE) when Facts( user.count > 1 ) then hit(); end", VOCABULARY);
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("the rule has no @reason, no @weight, no @group, no @version");
            assertThat(problem.hint())
                    .contains("@reason(VELOCITY_PAYMENT_BURST) @weight(45) @group(velocity) @version(1)");
        });
    }

    @Test
    void namesAllAnnotationsThatAreWrong() {
        String text = HEADER.replace("45.5", "1000").replace("SHADOW", "OFF").replace("A_REASON", "\"a reason\"")
                + " when Facts( user.count > 1 ) then hit(); end";
        assertThat(RuleText.read(text, VOCABULARY).problems())
                .extracting(Problem::column)
                .containsExactly(text.indexOf("\"a reason") + 1, text.indexOf("1000") + 1, text.indexOf("OFF") + 1);
    }

    @Test
    void namesWhatIsMissingOfAHeaderBesideWhatIsWrong() {
        String text = HEADER.replace("45.5", "1000").replace("@group(g)", "")
                + " when Facts( user.count > 1 ) then hit(); end";
        assertThat(RuleText.read(text, VOCABULARY).problems())
                .extracting(Problem::code)
                .containsExactly("rule.missing-annotation", "rule.bad-annotation");
    }

    @Test
    void tellsTheProblemsOfAllRulesAndKeepsTheOthers() {
        String text = """
                function int f(int x) { return x ? 1 : 2; } "open
                %1$s when Facts( user.count = 5, user.standing = "A" ) then hit(); end
                %1$s when Facts( user.cuont > 5 ) then hit(); end
                ?
                %1$s when $f : Facts( user.count > 5 ) then hit(); end
                %1$s when Facts( user.count > 5 ?) then hit(); end
                %1$s when Facts( user.count > 5 ) then hit(); end
                ?
                """.formatted(HEADER);
        RuleText read = RuleText.read(text, VOCABULARY);
        assertThat(read.problems())
                .extracting(problem -> problem.line() + " " + problem.code())
                .containsExactly(
                        "1 rule.unsupported",
                        "1 rule.open-string",
                        "2 rule.bad-character",
                        "2 rule.bad-character",
                        "3 rule.unknown-fact",
                        "4 rule.bad-character",
                        "5 rule.bad-character",
                        "5 rule.bad-character",
                        "6 rule.bad-character",
                        "8 rule.bad-character");
        assertThat(read.rules())
                .singleElement()
                .extracting(RuleText.Placed::line)
                .isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.2", "\"1.2.3\"", "v2", "2026-01-15", "2026-01-rc", "v1-2", "1.0-rc1"})
    void aVersionIsWrittenAsOneDoes(String version) {
        String header = HEADER.replaceFirst("@version\\([^)]*\\)", "@version(" + version + ")");
        RuleText read = RuleText.read(header + " when Facts( user.count > 1 ) then hit(); end", VOCABULARY);
        assertThat(read.problems()).isEmpty();
        assertThat(read.rules().getFirst().rule().version()).isEqualTo(version.replace("\"", ""));
    }

    @Test
    void aVersionThatLooksLikeABrokenNumberIsToBeQuoted() {
        String header = HEADER.replaceFirst("@version\\([^)]*\\)", "@version(1.2.3)");
        RuleText read = RuleText.read(header + " when Facts( user.count > 1 ) then hit(); end", VOCABULARY);
        assertThat(read.problems().getFirst().message()).isEqualTo("1.2.3 is not a number");
        assertThat(read.problems().getFirst().hint()).contains("in quotes");
    }

    @Test
    void goesOnAfterARuleThatIsWrong() {
        String text = """
                rule "a.a" when Facts( user.cuont > 1 ) then hit(); end
                rule "a.b" @name("N") @reason(A) then
                %s when Facts( user.count > 1 ) then hit(); end
                """.formatted(HEADER.replace("(A_REASON)", "(A_R)"));
        RuleText read = RuleText.read(text, VOCABULARY);
        assertThat(read.rules()).hasSize(1);
        assertThat(read.problems()).extracting(Problem::line).containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Facts( eval(Runtime.getRuntime().exec(\"id\") != null) )",
                "Facts( user.count > System.exit(1) )",
                "Facts( user.count == \"1\\u0022 + System.exit(1)\" )",
                "Facts( user.standing == \"a\\\"); System.exit(1); //\" ) then System.exit(1); end //",
                "Facts( user.standing matches \"(a+)+$\" )",
                "Facts( user.count > 1 ) from collect( Facts() )",
                "accumulate( Facts(); $s: sum(1) )",
                "Facts( this.getClass().forName(\"java.lang.Runtime\") != null )",
                "Facts( user.count > (() -> 1).get() )",
                "Facts( #{T(java.lang.Runtime)} )",
                "Facts( ${jndi:ldap://example.org} )",
                "$f : Facts( user.count > 1 )",
                "Facts( user.count > 1 ) not Facts( user.count > 2 )",
                "Facts( user.count > 99999999999999999999999999999999 )",
                "query q() end",
                "Facts( user.count > 1; user.count > 2 )",
                "Facts( user.standing == 'x' )"
            })
    void refusesWhatCouldReachCode(String patterns) {
        RuleText read = RuleText.read(HEADER + " when " + patterns + " then hit(); end", VOCABULARY);
        assertThat(read.problems()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.exit(1);",
                "hit(); hit();",
                "insert(new Object());",
                "while(true) {}",
                "hit(); modify(f) {}",
                "kcontext.getKieRuntime().halt();",
                "hit(\"x\");",
                ""
            })
    void knowsOneConsequenceOnly(String consequence) {
        RuleText read =
                RuleText.read(HEADER + " when Facts( user.count > 1 ) then " + consequence + " end", VOCABULARY);
        assertThat(read.problems()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package a; ",
                "import java.lang.Runtime; ",
                "global java.util.List list; ",
                "function void f() { System.exit(1); } ",
                "declare Fact end ",
                "dialect \"mvel\" "
            })
    void knowsRulesOnly(String before) {
        assertThat(RuleText.read(before + HEADER + " when Facts( user.count > 1 ) then hit(); end", VOCABULARY)
                        .problems())
                .isNotEmpty();
    }

    @Test
    void limitsWhatARuleMayCost() {
        assertThat(codes("Facts( " + "(".repeat(20_000) + "user.count > 1" + ")".repeat(20_000) + " )"))
                .contains("rule.limit");
        assertThat(codes("Facts( " + "not ".repeat(20_000) + "user.count > 1 )"))
                .contains("rule.limit");
        assertThat(codes("Facts( user.count > 1" + " or user.count > 1".repeat(100) + " )"))
                .contains("rule.limit");
        assertThat(codes("Facts( user.count in (1" + ", 1".repeat(60_000) + ") )"))
                .contains("rule.limit");
        assertThat(codes("Facts( user.count > 1" + " + user.count".repeat(100) + " )"))
                .contains("rule.limit");
        assertThat(codes("Facts( user.standing == \"" + "x".repeat(1_000) + "\" )"))
                .contains("rule.long-string");
        assertThat(codes("Facts( user.standing contains \"" + "x".repeat(256) + "\" )"))
                .isEmpty();
        assertThat(codes("Facts( user.standing contains \"" + "x".repeat(257) + "\" )"))
                .contains("rule.long-string");
        assertThat(codes("Facts( " + "x".repeat(1_000) + " > 1 )")).contains("rule.long-word");
        assertThat(codes(" ".repeat(RuleText.MAX_LENGTH))).contains("rule.file-too-long");
    }

    private static List<String> codes(String patterns) {
        return RuleText.read(HEADER + " when " + patterns + " then hit(); end", VOCABULARY).problems().stream()
                .map(Problem::code)
                .toList();
    }

    private static Condition condition(String patterns) {
        RuleText read = RuleText.read(HEADER + " when " + patterns + " then hit(); end", VOCABULARY);
        assertThat(read.problems()).isEmpty();
        return ((Condition.All) read.rules().getFirst().rule().condition())
                .conditions()
                .getFirst();
    }

    static FactCatalogue facts() {
        try {
            return ReleaseCompiler.facts("""
                    facts:
                      - {name: user.count, function: count, key: [userId], window: 1h, source: interactions, unit: u, description: d}
                      - {name: user.avg, function: avg, field: amount.value, key: [userId], window: 1h, source: interactions, unit: EUR, description: d}
                      - {name: user.standing, function: last, field: standing, key: [userId], window: life, source: user-activity, unit: u, description: d}
                    """);
        } catch (ReleaseRefused e) {
            throw new AssertionError(e);
        }
    }
}
