package io.tripline.engine.facts;

import static io.tripline.engine.facts.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.release.ReleaseCompiler;
import io.tripline.rules.release.ReleaseRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One entity takes no more memory than docs/facts.md says, however much happens to it. */
class FactMemoryTest {
    private static final int EVENTS = 6_000;

    /** The key itself, the fence and the memo. */
    private static final int BYTES_OF_AN_ENTITY = 400;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            function: count                              |    700
            function: sum, field: amount.value           |  1_000
            function: avg, field: amount.value           |  1_300
            function: min, field: amount.value           |  1_000
            function: max, field: amount.value           |  1_000
            function: stddev, field: amount.value        |  2_000
            function: last, field: amount.value          |  1_700
            function: first_seen                         |  1_000
            function: last_seen                          |  1_000
            function: distinct, field: counterparty.id   | 17_000
            function: sequence, steps: [{source: interactions, where: [{field: type, is: LOGIN}]}, {source: interactions}] | 8_000
            function: absence, first: {source: interactions}, missing: {source: labels}, within: 1s | 8_000
            """)
    void anEntityTakesNoMoreThanIsDocumentedForItsFunction(String function, String most) throws ReleaseRefused {
        String source = function.contains("source") ? "" : "source: interactions, ";
        FactCatalogue facts = ReleaseCompiler.facts("facts:\n  - {name: f.f, key: [userId], window: 1h, " + source
                + function + ", unit: u, description: d}\n");
        FactStore store = RedisOfTests.emptyStore();
        Random random = new Random(1);
        for (int from = 0; from < EVENTS; from += 250) {
            List<SourcedEvent> batch = new ArrayList<>();
            for (int i = from; i < from + 250; i++) {
                batch.add(new SourcedEvent(event(i, random), "interactions-0", i, false));
            }
            store.apply(facts, batch);
        }

        long bytes = RedisOfTests.bytes("userId=u");
        assertThat(bytes).as(function).isLessThan(Long.parseLong(most.replace("_", "")) + BYTES_OF_AN_ENTITY);
    }

    /** A second apart; of 980 merchants, each seen again and again. */
    private static Event event(int n, Random random) {
        String type = n % 2 == 0 ? "LOGIN" : "PAYMENT";
        Map<String, Object> fields =
                Map.of("userId", "u", "amount.value", 1e6 * random.nextDouble(), "counterparty.id", "m" + n % 980);
        return new Event(FactSource.INTERACTION, type, NOON.plusSeconds(n), fields);
    }
}
