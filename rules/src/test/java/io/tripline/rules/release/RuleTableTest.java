package io.tripline.rules.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.evaluation.Rule;
import io.tripline.rules.language.Problem;
import io.tripline.rules.language.RuleText;
import io.tripline.rules.language.RuleWriter;
import io.tripline.rules.language.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTableTest {
    private static final String HEADER = "id,name,reason,weight,mode,group,version,";
    private static final String START = "a.b,Name,A_REASON,10,LIVE,g,1,";
    private static final String SOUND = """
            id,name,reason,weight,mode,group,version,type in,amount.value >=,user.payments.count_10m between,channel !=,attributes.vip ==,deviceId is,when
            limit.small,"Small, quick",A_REASON,10,LIVE,limit,1,PAYMENT | TRANSFER,100,3 .. 5,WEB,,,
            limit.large,Large,A_REASON,25.5,SHADOW,limit,2,""" + """
            PAYMENT,3 * user.payments.avg_30d + 10,,"\"\"a|b\"\"",true,present,"(channel == ""POS"" or deviceId is absent)"
            """;

    @TempDir
    private Path directory;

    @Test
    void everyRowIsARule() throws ReleaseRefused {
        RuleText read = RuleTable.read(SOUND, vocabulary());
        assertThat(read.problems()).isEmpty();
        assertThat(read.rules()).extracting(RuleText.Placed::line).containsExactly(2, 3);
        List<Rule> rules = read.rules().stream().map(RuleText.Placed::rule).toList();
        assertThat(RuleWriter.text(rules)).isEqualTo("""
                rule "limit.small"
                    @name("Small, quick") @reason(A_REASON) @weight(10) @mode(LIVE) @group(limit) @version(1)
                when
                    Interaction( type in ("PAYMENT", "TRANSFER"), amount.value >= 100 )
                    Facts( user.payments.count_10m between 3 and 5, channel != "WEB" )
                then
                    hit();
                end

                rule "limit.large"
                    @name("Large") @reason(A_REASON) @weight(25.5) @mode(SHADOW) @group(limit) @version(2)
                when
                    Interaction(
                        type == "PAYMENT",
                        amount.value >= 3 * user.payments.avg_30d + 10,
                        channel != "a|b",
                        attributes.vip == true,
                        deviceId is present,
                        channel == "POS" or deviceId is absent )
                then
                    hit();
                end
                """);
    }

    @Test
    void semicolonsSeparateTooAndTextsOfDigitsStayTexts() throws ReleaseRefused {
        RuleText read = RuleTable.read(
                HEADER.replace(',', ';') + "instrument.bin ==\n\n" + START.replace(',', ';') + "045320\n",
                vocabulary());
        assertThat(read.problems()).isEmpty();
        assertThat(read.rules().getFirst().line()).isEqualTo(3);
        assertThat(read.rules().getFirst().rule().text()).contains("instrument.bin == \"045320\"");
    }

    @Test
    void aCellOfAPartIsOneTextWhateverItLooksLike() throws ReleaseRefused {
        RuleText read = RuleTable.read(
                HEADER + "attributes.x starts with,attributes.x contains,deviceId ends with\n" + START
                        + "0453,\"\"\"A | B\"\"\",-emulator\n",
                vocabulary());
        assertThat(read.problems()).isEmpty();
        Rule rule = read.rules().getFirst().rule();
        assertThat(rule.text())
                .contains("attributes.x starts with \"0453\"")
                .contains("attributes.x contains \"A | B\"")
                .contains("deviceId ends with \"-emulator\"");
        assertThat(RuleTable.write(List.of(rule)))
                .startsWith(HEADER + "attributes.x starts with,attributes.x contains,deviceId ends with\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    amount.value >=            ~ ten          ~ 2 ~ 8 ~ rule.unknown-fact    ~ facts.yaml
                    amount.value >=            ~ "ten         ~ 2 ~ 8 ~ table.bad-cell       ~ quotes
                    amount.value >=            ~ 0            ~ 2 ~ 8 ~ none                 ~ ``
                    amount.value >=            ~ 1.5.1        ~ 2 ~ 8 ~ rule.bad-number      ~ one point
                    amount.value ==            ~ =1+1         ~ 2 ~ 8 ~ table.formula        ~ value itself
                    channel ==                 ~ =HYPERLINK(1)~ 2 ~ 8 ~ table.formula        ~ value itself
                    channel ==                 ~ @SUM         ~ 2 ~ 8 ~ table.formula        ~ value itself
                    channel >                  ~ WEB          ~ 2 ~ 8 ~ rule.type            ~ numbers
                    channel in                 ~ A || B       ~ 2 ~ 8 ~ table.bad-cell       ~ PAYMENT
                    amount.value in            ~ 1 | A        ~ 2 ~ 8 ~ rule.type            ~ digits
                    amount.value between       ~ 5            ~ 2 ~ 8 ~ table.bad-cell       ~ 8000
                    amount.value between       ~ 5 .. 1       ~ 2 ~ 8 ~ rule.empty-range     ~ smaller number first
                    deviceId is                ~ here         ~ 2 ~ 8 ~ table.bad-cell       ~ one of them
                    when                       ~ eval(true)   ~ 2 ~ 8 ~ rule.unsupported     ~ No code is run
                    when                       ~ channel == "A" ) then ~ 2 ~ 8 ~ rule.syntax ~ Join
                    user.payments.cuont_10m >= ~ 1            ~ 1 ~ 8 ~ rule.unknown-fact    ~ Did you mean user.payments.count_10m?
                    amount.value               ~ 1            ~ 1 ~ 8 ~ table.bad-column     ~ amount.value >=
                    amount.value matches       ~ 1            ~ 1 ~ 8 ~ table.bad-column     ~ amount.value >=
                    weihgt                     ~ 1            ~ 1 ~ 8 ~ table.bad-column     ~ Did you mean weight?
                    id                         ~ 1            ~ 1 ~ 8 ~ table.twice          ~ Remove
                    channel contains           ~ WEB          ~ 2 ~ 8 ~ none                 ~ ``
                    attributes.x starts with   ~ 45           ~ 2 ~ 8 ~ none                 ~ ``
                    deviceId ends  with        ~ -emulator    ~ 2 ~ 8 ~ none                 ~ ``
                    channel contains           ~ =1+1         ~ 2 ~ 8 ~ table.formula        ~ value itself
                    channel contains           ~ ""           ~ 2 ~ 8 ~ rule.empty-text      ~ channel is present
                    channel contains           ~ "A" | "B"    ~ 2 ~ 8 ~ table.bad-cell       ~ quote inside
                    amount.value contains      ~ 5            ~ 2 ~ 8 ~ rule.type            ~ with numbers
                    channel startsWith         ~ A            ~ 1 ~ 8 ~ table.bad-column     ~ starts with
                    channel ==                 ~ WEB | APP    ~ 2 ~ 8 ~ table.bad-cell       ~ list
                    channel ==                 ~ "WEB | APP"  ~ 2 ~ 8 ~ none                 ~ ``
                    channel contains           ~ WEB|APP      ~ 2 ~ 8 ~ table.bad-cell       ~ list
                    channel in                 ~ WEB, APP     ~ 2 ~ 8 ~ table.bad-cell       ~ PAYMENT | TRANSFER
                    channel not in             ~ WEB; APP     ~ 2 ~ 8 ~ table.bad-cell       ~ PAYMENT | TRANSFER
                    channel in                 ~ "A, B" | C   ~ 2 ~ 8 ~ none                 ~ ``
                    amount.value in            ~ 9,5          ~ 2 ~ 8 ~ table.bad-cell       ~ with a point
                    location.country !=        ~ counterparty.country ~ 2 ~ 8 ~ table.bad-cell ~ quotes if the text is meant
                    channel in                 ~ WEB | deviceId ~ 2 ~ 8 ~ table.bad-cell     ~ quotes if the text is meant
                    channel ==                 ~ user.payments.count_10m ~ 2 ~ 8 ~ table.bad-cell ~ quotes if the text is meant
                    channel ==                 ~ "deviceId"   ~ 2 ~ 8 ~ none                 ~ ``
                    attributes.vip ==          ~ TRUE         ~ 2 ~ 8 ~ table.bad-cell       ~ small letters
                    attributes.vip in          ~ False | 1    ~ 2 ~ 8 ~ table.bad-cell       ~ small letters
                    attributes.vip ==          ~ "TRUE"       ~ 2 ~ 8 ~ none                 ~ ``
                    channel ==                 ~ *            ~ 2 ~ 8 ~ table.bad-cell       ~ Leave the cell empty
                    amount.value between       ~ *            ~ 2 ~ 8 ~ table.bad-cell       ~ Leave the cell empty
                    channel ==                 ~ "*"          ~ 2 ~ 8 ~ none                 ~ ``
                    amount.value >=            ~ 5000-10000   ~ 2 ~ 8 ~ table.bad-cell       ~ 5000 .. 10000 under between
                    amount.value >=            ~ 007          ~ 2 ~ 8 ~ rule.bad-number      ~ Leave the 0 out
                    amount.value >=            ~ 1 + 2        ~ 2 ~ 8 ~ table.bad-cell       ~ one number
                    amount.value >=            ~ 0 - user.payments.avg_30d ~ 2 ~ 8 ~ none    ~ ``
                    amount.value >=            ~ 5,000        ~ 2 ~ 8 ~ rule.bad-number      ~ no other separators
                    amount.value >=            ~ 9,5          ~ 2 ~ 8 ~ rule.bad-number      ~ one point
                    amount.value >=            ~ 40%          ~ 2 ~ 8 ~ rule.bad-number      ~ no percent sign
                    channel ==                 ~ ``           ~ 2 ~ 1 ~ rule.no-condition    ~ always hold
                    """)
    void saysWhereAndWhatIsWrong(String column, String cell, int line, int place, String code, String hint)
            throws ReleaseRefused {
        String quoted = "\"" + cell.replace("\"", "\"\"") + "\"";
        RuleText read = RuleTable.read(HEADER + column + "\n" + START + quoted + "\n", vocabulary());
        if (code.equals("none")) {
            assertThat(read.problems()).isEmpty();
            return;
        }
        assertThat(read.problems()).first().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.column()).isEqualTo(place);
            assertThat(problem.hint()).contains(hint);
        });
    }

    @Test
    void aBrokenQuoteIsFoundInItsOwnLine() throws ReleaseRefused {
        String header = HEADER + "channel ==\n";
        assertThat(RuleTable.read(header + START + "A\n" + START + "\"B\"x\n", vocabulary())
                        .problems())
                .first()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(3));
        assertThat(RuleTable.read(header + START + "\"B\"x\n", vocabulary()).problems())
                .first()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(2));
    }

    @Test
    void aQuoteThatNothingClosesIsSaidToBeOpenWhereItIs() throws ReleaseRefused {
        String table = HEADER + "channel ==\n" + START + "A\n" + START + "\"B\na.c,N\n";
        assertThat(RuleTable.read(table, vocabulary()).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message()).contains("is not closed");
                    assertThat(problem.line()).isEqualTo(3);
                    assertThat(problem.column()).isEqualTo(8);
                });
    }

    @Test
    void aSeparatorThatIsNoneIsSaidOnce() throws ReleaseRefused {
        String table = HEADER + "channel ==\n" + START + "WEB\n";
        assertThat(RuleTable.read("sep=;\n" + table.replace(',', ';'), vocabulary())
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("the first line names a separator"));
        assertThat(RuleTable.read(table.replace(',', '\t'), vocabulary()).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("by tabs"));
    }

    @Test
    void theColumnOfAHiddenCharacterCountsCellsToo() throws ReleaseRefused {
        String table = HEADER + "channel ==\n" + START.replace("Name", "\"A, \"\"long\"\" name\"") + "W\u200bEB\n";
        assertThat(RuleTable.read(table, vocabulary()).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("text.hidden-character");
                    assertThat(problem.line()).isEqualTo(2);
                    assertThat(problem.column()).isEqualTo(8);
                });
    }

    @Test
    void textsThatLookLikeSomethingElseAreWrittenInQuotes() throws ReleaseRefused {
        RuleText read = RuleTable.read(
                HEADER + "attributes.a ==,channel ==,attributes.b in\n" + START
                        + "\"\"\"TRUE\"\"\",\"\"\"deviceId\"\"\",\"\"\"user.payments.count_10m\"\" | A\"\n",
                vocabulary());
        assertThat(read.problems()).isEmpty();
        String written =
                RuleTable.write(read.rules().stream().map(RuleText.Placed::rule).toList());
        RuleText again = RuleTable.read(written, vocabulary());
        assertThat(again.problems()).isEmpty();
        assertThat(again.rules().getFirst().rule().text())
                .isEqualTo(read.rules().getFirst().rule().text());
    }

    @Test
    void everyPartOfARuleNeedsItsColumn() throws ReleaseRefused {
        RuleText read = RuleTable.read("id,name,channel ==\na.b,N,WEB\n", vocabulary());
        assertThat(read.rules()).isEmpty();
        assertThat(read.problems())
                .extracting(Problem::message)
                .contains("the table has no column weight", "the table has no column reason");
    }

    @Test
    void aReleaseMayHoldTablesAndSpreadsheetsBesideText() throws Exception {
        for (var file : Releases.files(Releases.rule("a.b", "Interaction( type == \"X\" )"))
                .entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        List<Rule> rules = RuleTable.read(SOUND, vocabulary()).rules().stream()
                .map(RuleText.Placed::rule)
                .toList();
        Files.writeString(directory.resolve("rules/limits.csv"), SOUND);
        Files.write(
                directory.resolve("rules/more.xlsx"),
                Spreadsheet.write(rules.stream().map(RuleTableTest::renamed).toList()));
        ReleaseBundle bundle = ReleaseBundle.fromDirectory(directory);
        assertThat(bundle.files().get("rules/more.xlsx")).startsWith(HEADER);
        assertThat(ReleaseCompiler.compile(bundle).rules())
                .extracting(rule -> rule.id())
                .containsExactly("limit.small", "limit.large", "more.limit.small", "more.limit.large", "a.b");
        assertThat(ReleaseBundle.of(bundle.files())).isEqualTo(bundle);
    }

    private static Rule renamed(Rule rule) {
        return new Rule(
                "more." + rule.id(),
                rule.name(),
                rule.version(),
                rule.reasonCode(),
                rule.group(),
                rule.weight(),
                rule.mode(),
                rule.condition(),
                "");
    }

    private static Vocabulary vocabulary() throws ReleaseRefused {
        return new Vocabulary(ReleaseCompiler.read(
                        ReleaseBundle.of(Releases.files(Releases.rule("a.b", "Interaction( type == \"X\" )"))))
                .facts());
    }
}
