package io.tripline.rules.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactFunction;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.Filter;
import io.tripline.rules.fact.Selection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternFactsTest {
    private static final String SEQUENCE = """
            facts:
              - name: user.takeover_steps_2h
                function: sequence
                key: [userId]
                window: 2h
                steps:
                  - {source: interactions, where: [{field: type, in: [PASSWORD_RESET]}]}
                  - {source: user-activity, where: [{field: type, is: DEVICE_SEEN}]}
                  - {source: labels}
                include: current
                unit: steps
                description: Reset, new device, fraud
            """;

    private static final String ABSENCE = """
            facts:
              - name: user.unconfirmed_30d
                function: absence
                key: [userId]
                window: 30d
                first: {source: interactions, where: [{field: type, is: TRANSFER}]}
                missing: {source: user-activity, where: [{field: contact, present: true}]}
                within: 24h
                unit: transfers
                description: Transfers that nobody confirmed
            """;

    @Test
    void readsASequenceWithTheSourceAndConditionsOfEachStep() throws ReleaseRefused {
        FactDefinition fact = ReleaseCompiler.facts(SEQUENCE).named("user.takeover_steps_2h");
        assertThat(fact.function()).isEqualTo(FactFunction.SEQUENCE);
        assertThat(fact.selections())
                .containsExactly(
                        new Selection(
                                FactSource.INTERACTION,
                                List.of(new Filter("type", Filter.Operator.IN, List.of("PASSWORD_RESET")))),
                        new Selection(
                                FactSource.USER_ACTIVITY,
                                List.of(new Filter("type", Filter.Operator.EQ, List.of("DEVICE_SEEN")))),
                        new Selection(FactSource.LABEL, List.of()));
        assertThat(fact.includeCurrent()).isTrue();
        assertThat(fact.within()).isNull();
    }

    @Test
    void readsAnAbsence() throws ReleaseRefused {
        FactDefinition fact = ReleaseCompiler.facts(ABSENCE).named("user.unconfirmed_30d");
        assertThat(fact.selections())
                .extracting(Selection::source)
                .containsExactly(FactSource.INTERACTION, FactSource.USER_ACTIVITY);
        assertThat(fact.window()).isEqualTo(Duration.ofDays(30));
        assertThat(fact.within()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void keepsTheSeriesOnlyWhereOrderStepsAndTimesAreTheSame() throws ReleaseRefused {
        assertThat(seriesOf(SEQUENCE.replace("takeover", "stolen"))).isEqualTo(seriesOf(SEQUENCE));
        assertThat(seriesOf(SEQUENCE.replace("labels}", "interactions}"))).isNotEqualTo(seriesOf(SEQUENCE));
        assertThat(seriesOf(SEQUENCE.replace("      - {source: labels}\n", ""))).isNotEqualTo(seriesOf(SEQUENCE));
        assertThat(seriesOf(ABSENCE.replace("within: 24h", "within: 23h"))).isNotEqualTo(seriesOf(ABSENCE));
        assertThat(seriesOf(ABSENCE.replace("first", "f")
                        .replace("missing", "first")
                        .replace("f:", "missing:")))
                .isNotEqualTo(seriesOf(ABSENCE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            window: 2h            | window: life                      | 5  | facts.bad-window      | sequence is not kept for life
            window: 2h            | window: 2h\\n    source: labels   | 6  | facts.misplaced       | source belongs to one kind of event
            window: 2h            | window: 2h\\n    where: []        | 6  | facts.misplaced       | where belongs to one kind of event
            window: 2h            | window: 2h\\n    field: ip        | 6  | facts.misplaced       | field belongs to one kind of event
            window: 2h            | window: 2h\\n    within: 1h       | 6  | yaml.unknown-property | within is not known
            key: [userId]         | key: [ip]                         | 4  | facts.unknown-field   | events of user-activity have no field ip
            {source: labels}      | {}                                | 9  | yaml.missing          | steps[2].source is missing
            {source: labels}      | {source: labels, window: 1h}      | 9  | yaml.unknown-property | steps[2].window is not known
            {source: labels}      | {source: label}                   | 9  | facts.unknown-source  | there is no source label
            is: DEVICE_SEEN       | is: 7                             | 8  | facts.type            | compares type with a number
            field: type, is       | field: channel, is                | 8  | facts.unknown-field   | have no field channel
            steps:                | step:                             | 7  | yaml.unknown-property | step is not known
            """)
    void refusesASequenceAndSaysWhere(String sound, String instead, int line, String code, String message) {
        assertRefused(SEQUENCE.replace(sound, instead.replace("\\n", "\n")), line, code, message);
    }

    @Test
    void refusesASequenceOfTooFewOrTooManySteps() {
        String step = "      - {source: labels}\n";
        assertRefused(
                SEQUENCE.replaceAll("(?m)^      - .(source: int|source: us).*\n", ""),
                7,
                "facts.bad-steps",
                "2 to 8 steps");
        assertRefused(SEQUENCE.replace(step, step.repeat(7)), 7, "facts.bad-steps", "2 to 8 steps");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            window: 30d          | window: life               | 5 | facts.bad-window      | absence is not kept for life
            window: 30d          | window: 24h                | 8 | facts.bad-within      | as much time as the whole window
            within: 24h          | within: 24                 | 8 | yaml.type             | within is a number
            within: 24h          | within: 0s                 | 8 | facts.bad-within      | 0s is no time from 1s
            within: 24h          | include: current           | 2 | yaml.missing          | within is missing
            missing:             | then:                      | 7 | yaml.unknown-property | then is not known
            key: [userId]        | key: [counterparty.id]     | 4 | facts.unknown-field   | events of user-activity have no field counterparty.id
            within: 24h          | "within: 24h\\n    source: labels" | 9 | facts.misplaced | source belongs to one kind of event
            first: {source: interactions, where | first: {where | 6 | yaml.missing          | first.source is missing
            """)
    void refusesAnAbsenceAndSaysWhere(String sound, String instead, int line, String code, String message) {
        assertRefused(ABSENCE.replace(sound, instead.replace("\"", "").replace("\\n", "\n")), line, code, message);
    }

    private static void assertRefused(String facts, int line, String code, String message) {
        ReleaseRefused refused = catchThrowableOfType(ReleaseRefused.class, () -> ReleaseCompiler.facts(facts));
        assertThat(refused.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.message()).contains(message);
            assertThat(finding.line()).isEqualTo(line);
            assertThat(finding.hint()).isNotBlank();
        });
    }

    private static String seriesOf(String facts) throws ReleaseRefused {
        return ReleaseCompiler.facts(facts).facts().getFirst().seriesId();
    }
}
