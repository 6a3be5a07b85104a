package io.tripline.rules.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.evaluation.Audience;
import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.evaluation.Mode;
import io.tripline.rules.evaluation.RuleDescription;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactFunction;
import io.tripline.rules.fact.FactSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the release that ships promises, beyond what every release has to. */
class StarterReleaseTest {
    private static final Path DOCUMENT = Path.of("../docs/starter-release.md");
    private static final Set<String> FAMILIES = Set.of(
            "velocity",
            "amount",
            "card-testing",
            "device",
            "takeover",
            "mule",
            "aml",
            "promotion",
            "merchant",
            "refund",
            "standing",
            "lists");
    /** What people decided about a user, a device or a payee holds whatever they do. */
    private static final Set<String> FOR_ALL_TYPES = Set.of(
            "standing.blocked",
            "standing.watched",
            "lists.blocked-device",
            "lists.blocked-address",
            "lists.blocked-payee",
            "lists.watched-payee",
            "lists.trusted-user");

    @TestFactory
    Stream<DynamicTest> everyScenarioHolds() throws ReleaseRefused {
        ReleaseCompiler.Parts parts = ReleaseCompiler.read(Releases.starter());
        ScenarioRunner.Report report = ScenarioRunner.run(parts.scenarios(), release());
        assertThat(report.results()).hasSizeGreaterThan(250);
        return report.results().stream()
                .map(result -> DynamicTest.dynamicTest(
                        result.file() + ":" + result.line() + " " + result.name(),
                        () -> assertThat(result.differences()).isEmpty()));
    }

    @Test
    void nothingIsToBeSaidAgainstIt() throws ReleaseRefused {
        assertThat(ReleaseCheck.report(Releases.starter()).findings()).isEmpty();
    }

    @Test
    void itsRulesReachEveryFamily() throws ReleaseRefused {
        List<RuleDescription> rules = release().rules();

        assertThat(rules).hasSizeGreaterThanOrEqualTo(70);
        assertThat(rules).extracting(RuleDescription::group).isSubsetOf(FAMILIES);
        Map<String, Long> live = rules.stream()
                .filter(rule -> rule.mode() == Mode.LIVE)
                .collect(Collectors.groupingBy(RuleDescription::group, Collectors.counting()));
        assertThat(live)
                .containsOnlyKeys(FAMILIES)
                .allSatisfy((family, count) -> assertThat(count).as(family).isGreaterThanOrEqualTo(3));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleHasTwoScenariosThatHitOneOfThemByHistoryAndTwoThatMiss() throws ReleaseRefused {
        CompiledRelease release = release();
        List<Scenario> scenarios = ReleaseCompiler.read(Releases.starter()).scenarios();
        return release.rules().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> {
                    List<Scenario> hitting = scenarios.stream()
                            .filter(scenario -> scenario.hits().contains(rule.id()))
                            .toList();
                    assertThat(hitting).hasSizeGreaterThanOrEqualTo(2);
                    if (!readsAList(release, rule)) {
                        assertThat(hitting)
                                .anyMatch(scenario -> scenario.given().hasHistory());
                    }
                    assertThat(scenarios.stream()
                                    .filter(scenario -> scenario.misses().contains(rule.id())))
                            .hasSizeGreaterThanOrEqualTo(2);
                }));
    }

    /** History cannot put anybody on a list. */
    private static boolean readsAList(CompiledRelease release, RuleDescription rule) {
        return release.facts().facts().stream()
                .anyMatch(fact ->
                        fact.function() == FactFunction.LISTED && rule.text().contains(fact.name()));
    }

    @Test
    void everyRuleSaysForWhichInteractionsItIs() throws ReleaseRefused {
        assertThat(release().rules().stream()
                        .filter(rule -> rule.types().isEmpty())
                        .map(RuleDescription::id))
                .containsExactlyInAnyOrderElementsOf(FOR_ALL_TYPES);
    }

    @Test
    void everyReasonHasATextForEachAudience() throws ReleaseRefused {
        CompiledRelease release = release();
        assertThat(release.rules()).allSatisfy(rule -> {
            Set<String> texts = new TreeSet<>();
            for (Audience audience : Audience.values()) {
                texts.add(release.reason(rule.reasonCode(), audience).orElseThrow());
            }
            assertThat(texts).as(rule.reasonCode()).hasSize(Audience.values().length);
        });
    }

    @TestFactory
    Stream<DynamicTest> everyRuleHasARowInTheDocumentThatSaysWhatIsTrue() throws ReleaseRefused, IOException {
        CompiledRelease release = release();
        List<String> lines = Files.readAllLines(DOCUMENT);
        return release.rules().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> {
                    List<String> rows = lines.stream()
                            .filter(line -> line.startsWith("| `" + rule.id() + "` |"))
                            .toList();
                    assertThat(rows).hasSize(1);
                    List<String> cells = Stream.of(rows.getFirst().split("\\|", -1))
                            .map(String::strip)
                            .toList();
                    assertThat(cells).hasSize(10).noneMatch(cell -> cell.equals("-"));
                    assertThat(cells.get(2)).isEqualTo(rule.mode().name());
                    assertThat(Double.parseDouble(cells.get(3))).isEqualTo(rule.weight());
                    assertThat(cells.subList(4, 6)).noneMatch(String::isEmpty);
                    assertThat(Set.of(cells.get(6).split(", ", -1)))
                            .isEqualTo(rule.types().isEmpty() ? Set.of("all") : Set.copyOf(rule.types()));
                    assertThat(cells.get(7)).isEqualTo(factsOf(release, rule));
                    assertThat(cells.get(8)).isNotEmpty();
                }));
    }

    private static String factsOf(CompiledRelease release, RuleDescription rule) {
        List<String> words = List.of(rule.text().replaceAll("//.*", "").split("[^\\w.]+", -1));
        String facts = release.facts().facts().stream()
                .map(FactDefinition::name)
                .filter(words::contains)
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
        return facts.isEmpty() ? "none" : facts;
    }

    @Test
    void theDocumentCountsRight() throws ReleaseRefused, IOException {
        List<RuleDescription> rules = release().rules();
        long live = rules.stream().filter(rule -> rule.mode() == Mode.LIVE).count();
        assertThat(Files.readString(DOCUMENT))
                .contains("has " + rules.size() + " rules in ")
                .contains("**" + live + " rules are live, " + (rules.size() - live) + " begin in shadow.**");
    }

    @Test
    void aPaymentNamesAtMostTenEntities() throws ReleaseRefused {
        Map<String, Object> fields = new HashMap<>();
        for (String field : List.of(
                "userId",
                "deviceId",
                "ip",
                "userAgent",
                "sessionId",
                "location.country",
                "counterparty.id",
                "counterparty.country",
                "instrument.token",
                "instrument.bin",
                "outcomeOfAttempt.status",
                "attributes.mcc")) {
            fields.put(field, "x");
        }
        Event payment = new Event(FactSource.INTERACTION, "PAYMENT", Instant.EPOCH, fields);
        assertThat(release().facts().facts().stream()
                        .filter(fact -> fact.stored() && fact.entityOf(payment) != null)
                        .map(FactDefinition::key)
                        .distinct())
                .hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void everyFactIsReadByARuleOrARatio() throws ReleaseRefused {
        CompiledRelease release = release();
        BitSet read = new BitSet();
        release.rules().forEach(rule -> rule.types().forEach(type -> read.or(release.slotsReadFor(type))));
        read.or(release.slotsReadFor("OTHER"));
        assertThat(release.facts().facts().stream().filter(fact -> !read.get(fact.slot())))
                .isEmpty();
    }

    private static CompiledRelease release() throws ReleaseRefused {
        return ReleaseCompiler.compile(Releases.starter());
    }
}
