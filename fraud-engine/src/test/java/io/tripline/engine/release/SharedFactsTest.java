package io.tripline.engine.release;

import static io.tripline.engine.release.Samples.PAYMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedFactsTest {

    private static final String DEVICE = """
              - name: user.device
                function: last
                field: deviceId
                key: [userId]
                window: life
                source: interactions
                unit: device
                description: The device seen last
            """;
    private static final String SHARE = """
              - name: user.share
                function: ratio
                of: user.payments
                over: user.events
                min: 1
                unit: share
                description: Share of payments
            """;
    private static final String EVENTS = PAYMENTS.replace("user.payments", "user.events");

    @Test
    void releasesWithTheSameFactsShareTheCatalogueOfTheLiveOne() {
        FactCatalogue live = Samples.facts(PAYMENTS.formatted("10m"), DEVICE);
        FactCatalogue other = Samples.facts(DEVICE, PAYMENTS.formatted("10m"));
        SharedFacts shared = SharedFacts.of(List.of(live, other));
        FactValues values = new FactValues(2);
        values.put(0, 7);
        values.put(1, "d-1");

        assertThat(shared.catalogue()).isSameAs(live);
        assertThat(shared.of(live, values)).isSameAs(values);
        assertThat(shared.of(other, values).text(0)).isEqualTo("d-1");
        assertThat(shared.of(other, values).number(1)).isEqualTo(7);
    }

    @Test
    void oneNameForTwoFactsIsTwoFactsAndEachReleaseReadsItsOwn() {
        FactCatalogue live = Samples.facts(PAYMENTS.formatted("10m"));
        FactCatalogue other = Samples.facts(PAYMENTS.formatted("1h"));
        SharedFacts shared = SharedFacts.of(List.of(live, other));
        FactValues values = new FactValues(shared.catalogue().size());
        values.put(0, 7);
        values.put(1, 40);

        assertThat(shared.catalogue().facts())
                .extracting(FactDefinition::window)
                .containsExactly(
                        live.named("user.payments").window(),
                        other.named("user.payments").window());
        assertThat(shared.of(live, values).number(0)).isEqualTo(7);
        assertThat(shared.of(other, values).number(0)).isEqualTo(40);
    }

    @Test
    void aRatioOfAnotherReleaseIsDerivedFromItsOwnParts() {
        FactCatalogue live = Samples.facts(PAYMENTS.formatted("10m"));
        FactCatalogue other = Samples.facts(EVENTS.formatted("1h"), PAYMENTS.formatted("10m"), SHARE);
        SharedFacts shared = SharedFacts.of(List.of(live, other));
        FactValues values = new FactValues(shared.catalogue().size());
        values.put(0, 10);
        values.put(1, 40);

        assertThat(shared.catalogue().facts()).allMatch(FactDefinition::stored);
        FactValues own = shared.of(other, values);
        assertThat(own.number(other.named("user.share").slot())).isEqualTo(0.25);
    }

    @Test
    void whatIsAbsentStaysAbsent() {
        FactCatalogue live = Samples.facts(PAYMENTS.formatted("10m"));
        FactCatalogue other = Samples.facts(PAYMENTS.formatted("1h"));
        LiveRelease shadow = Samples.release("b", other);
        ReleaseSet releases = new ReleaseSet(Samples.release("a", live), null, Map.of("next", shadow));
        FactValues values = new FactValues(releases.facts().size());

        assertThat(releases.factsOf(shadow, values).has(0)).isFalse();
    }
}
