package io.tripline.engine.facts;

import static io.tripline.engine.facts.Samples.NOON;
import static io.tripline.engine.facts.Samples.USER;
import static io.tripline.engine.facts.Samples.absence;
import static io.tripline.engine.facts.Samples.catalogue;
import static io.tripline.engine.facts.Samples.events;
import static io.tripline.engine.facts.Samples.sequence;
import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.engine.facts.DeclaredFact.Condition;
import io.tripline.engine.facts.DeclaredFact.Kind;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FactValues;
import io.tripline.rules.fact.Filter;
import io.tripline.rules.fact.Selection;
import io.tripline.rules.release.ReleaseCompiler;
import io.tripline.rules.release.ReleaseRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sequences and absences where a label is corrected, and where more happens than is kept. */
class TrailTest {
    private static final Selection LOGIN = events(FactSource.INTERACTION, "LOGIN");
    private static final Selection PAYMENT = events(FactSource.INTERACTION, "PAYMENT");
    private static final Selection FRAUD =
            new Selection(FactSource.LABEL, List.of(new Filter("label", Filter.Operator.EQ, List.of("FRAUD"))));
    private static final String ENTITY = "userId=u";
    private static final int BYTES_OF_A_FULL_TRAIL = 9_000;

    private final FactStore store = RedisOfTests.emptyStore();

    @Test
    void aLabelThatIsTakenBackLeavesTheTrail() {
        FactCatalogue facts = catalogue(
                sequence("user.fraud_then_payment", USER, Duration.ofHours(1), true, FRAUD, PAYMENT),
                absence("user.fraud_no_login", USER, Duration.ofHours(1), FRAUD, LOGIN, Duration.ofMinutes(1)));
        Event label = event(FactSource.LABEL, "PAYMENT", 0);
        store.apply(facts, List.of(new SourcedEvent(label, "labels-0", 1, false)));
        Event payment = event(FactSource.INTERACTION, "PAYMENT", 100);
        assertThat(store.peek(facts, payment).number(0)).isEqualTo(2);
        assertThat(store.peek(facts, payment).number(1)).isEqualTo(1);

        SourcedEvent back = SourcedEvent.takingBack(label, "labels-0", 2);
        store.apply(facts, List.of(back));
        store.apply(facts, List.of(back));

        assertThat(store.peek(facts, payment).number(0)).isZero();
        assertThat(store.peek(facts, payment).number(1)).isZero();
    }

    @Test
    void aTrailThatOverflowsWithEventsAlikeIsStillExact() throws ReleaseRefused {
        DeclaredFact steps = declared("sequence", null, "LOGIN", "PAYMENT", "PAYMENT", "TRANSFER", "PAYMENT", "LOGIN");

        assertSameAsSliding(steps, stream(4_000, 300, 400));
        assertThat(RedisOfTests.bytes(ENTITY)).isLessThan(BYTES_OF_A_FULL_TRAIL);
    }

    @Test
    void anAbsenceForgetsWhatWasAnsweredWhenItsTrailOverflows() throws ReleaseRefused {
        DeclaredFact alone = declared("absence", Duration.ofSeconds(2), "TRANSFER", "PAYMENT");

        assertSameAsSliding(alone, stream(4_000, 20, 40));
        assertThat(RedisOfTests.bytes(ENTITY)).isLessThan(BYTES_OF_A_FULL_TRAIL);
    }

    @Test
    void atMostAThousandEventsThatNothingFollowedAreCounted() {
        FactCatalogue facts =
                catalogue(absence("user.alone", USER, Duration.ofDays(1), PAYMENT, LOGIN, Duration.ofSeconds(1)));
        List<SourcedEvent> payments = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            payments.add(new SourcedEvent(event(FactSource.INTERACTION, "PAYMENT", i), "all-0", i, false));
        }
        store.apply(facts, payments);

        assertThat(store.peek(facts, event(FactSource.INTERACTION, "LOGIN", 2_000))
                        .number(0))
                .isEqualTo(1_000);
    }

    private static DeclaredFact declared(String function, @Nullable Duration within, String... types) {
        List<Kind> kinds = Arrays.stream(types)
                .map(type -> new Kind("interactions", List.of(new Condition("type", "is", List.of(type)))))
                .toList();
        Duration window = Duration.ofMinutes(50);
        return new DeclaredFact("f.f", function, null, USER, window, kinds, within, false, 0, List.of());
    }

    /** In the order of time, some at one time; the fact is read at every hundredth. */
    private void assertSameAsSliding(DeclaredFact fact, List<Event> stream) throws ReleaseRefused {
        FactCatalogue facts = ReleaseCompiler.facts("facts:\n" + fact.yaml());
        for (int from = 0; from < stream.size(); from += 100) {
            int read = from + 99;
            List<SourcedEvent> batch = new ArrayList<>();
            for (int i = from; i <= read; i++) {
                batch.add(new SourcedEvent(stream.get(i), "all-0", i, i == read));
            }
            FactValues values = store.apply(facts, batch).getLast();
            assertThat(values.number(0))
                    .as("at event " + read)
                    .isEqualTo(BruteForce.sliding().value(fact, stream.subList(0, read), stream.get(read)));
        }
    }

    /** Payments a second apart, more or less, with a login and a transfer now and then. */
    private static List<Event> stream(int size, int everyTransfer, int everyLogin) {
        Random random = new Random(7);
        List<Event> events = new ArrayList<>();
        int second = 0;
        for (int i = 0; i < size; i++) {
            second += random.nextInt(3);
            String type = random.nextInt(everyTransfer) == 0
                    ? "TRANSFER"
                    : random.nextInt(everyLogin) == 0 ? "LOGIN" : "PAYMENT";
            events.add(event(FactSource.INTERACTION, type, second));
        }
        return events;
    }

    private static Event event(FactSource source, String type, int second) {
        Map<String, Object> fields =
                source == FactSource.LABEL ? Map.of("userId", "u", "label", "FRAUD") : Map.of("userId", "u");
        return new Event(source, type, Instant.ofEpochSecond(NOON.getEpochSecond() + second), fields);
    }
}
