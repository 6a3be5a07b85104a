package io.tripline.rules.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Texts within all limits that ask much of the check: whatever it finds, it answers soon. */
class HeavyTextTest {

    @TestFactory
    Stream<DynamicTest> isCheckedWithinASecond() {
        return Stream.of(
                rules(
                        "lists of numbers",
                        4,
                        i -> joined(8, j -> "amount.value not in (" + numbers(256, j) + ")", ", ")),
                rules("lists of texts", 200, i -> "attributes.mcc in (" + texts(120, i) + ")"),
                rules(
                        "rules that ask nearly the same",
                        900,
                        i -> "amount.value > " + i + " or channel == \"c" + i + "\""),
                rules(
                        "alternatives beside alternatives",
                        150,
                        i -> joined(
                                20,
                                j -> "(amount.value > " + (i + j) + " or deviceId == \"d" + j + "\" or ip == \"i" + i
                                        + "\")",
                                ", ")),
                scenarios("histories in one scenario", 1, 4_000),
                scenarios("histories in many scenarios", 400, 1));
    }

    private static DynamicTest rules(String name, int number, IntFunction<String> conditions) {
        return DynamicTest.dynamicTest(name, () -> {
            Map<String, String> files = Releases.files(IntStream.range(0, number)
                    .mapToObj(i -> Releases.rule("a.r" + i, "Interaction( " + conditions.apply(i) + " )"))
                    .collect(Collectors.joining()));
            check(files);
        });
    }

    private static DynamicTest scenarios(String name, int scenarios, int histories) {
        return DynamicTest.dynamicTest(name, () -> {
            Map<String, String> files = Releases.files(Releases.rule("a.b", "Interaction( amount.value > 5 )"));
            String history = "      - {source: interactions, type: PAYMENT, ago: 9m, times: 2000, every: 1s}\n"
                    .repeat(histories);
            files.put(
                    "scenarios/many.yaml",
                    "scenarios:\n"
                            + joined(
                                    scenarios,
                                    i -> "  - name: n" + i
                                            + "\n    interaction: {type: PAYMENT, userId: u}\n    history:\n" + history
                                            + "    misses: [a.b]\n",
                                    ""));
            assertThat(check(files).findings()).extracting(Finding::code).contains("scenario.too-many-events");
        });
    }

    private static CheckReport check(Map<String, String> files) throws ReleaseRefused {
        ReleaseBundle bundle = ReleaseBundle.of(files);
        return Within.oneSecond(() -> ReleaseCheck.report(bundle));
    }

    private static String numbers(int number, int from) {
        return joined(number, i -> String.valueOf(7 * i + from), ", ");
    }

    private static String texts(int number, int from) {
        return joined(number, i -> "\"m" + (from + i) + "\"", ", ");
    }

    private static String joined(int number, IntFunction<String> part, String by) {
        return IntStream.range(0, number).mapToObj(part).collect(Collectors.joining(by));
    }
}
