package io.tripline.engine.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FactValues;
import io.tripline.rules.release.ReleaseCompiler;
import io.tripline.rules.release.ReleaseRefused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/** Any fact that can be declared, over any stream, reads what its documentation says. */
class AnyFactEqualsBruteForceTest {

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void aDeclaredFactReadsWhatItsDocumentationSays(@ForAll long seed) throws ReleaseRefused {
        Random random = new Random(seed);
        List<DeclaredFact> declared = new RandomFacts(random, Duration.ofDays(90)).oneOfEach();
        FactCatalogue facts = ReleaseCompiler.facts(
                "facts:\n" + declared.stream().map(DeclaredFact::yaml).collect(Collectors.joining()));
        FactStore store = RedisOfTests.emptyStore();
        List<Event> stream = RandomStream.of(120, random);
        for (int at = 0; at < stream.size(); ) {
            int next = Math.min(stream.size(), at + random.nextInt(1, 20));
            List<SourcedEvent> batch = new ArrayList<>();
            for (int i = at; i < next; i++) {
                Event event = stream.get(i);
                batch.add(new SourcedEvent(event, "all-0", i, event.source() == FactSource.INTERACTION));
            }
            List<FactValues> values = store.apply(facts, batch);
            for (int i = at; i < next; i++) {
                if (stream.get(i).source() == FactSource.INTERACTION) {
                    check(declared, facts, stream, i, values.get(i - at));
                }
            }
            at = next;
        }
    }

    private static void check(
            List<DeclaredFact> declared, FactCatalogue facts, List<Event> stream, int at, FactValues values) {
        for (DeclaredFact fact : declared) {
            Object expected = BruteForce.documented().value(fact, stream.subList(0, at), stream.get(at));
            int slot = facts.named(fact.name()).slot();
            String what = fact.yaml() + " at event " + at + " " + stream.get(at);
            if (expected instanceof Double number) {
                assertThat(values.has(slot)).as(what).isTrue();
                assertThat(values.number(slot)).as(what).isCloseTo(number, within(1e-7 + 1e-9 * Math.abs(number)));
            } else {
                assertThat(read(values, slot)).as(what).isEqualTo(expected);
            }
        }
    }

    private static @Nullable Object read(FactValues values, int slot) {
        return values.text(slot) != null ? values.text(slot) : values.has(slot) ? (Object) values.number(slot) : null;
    }
}
