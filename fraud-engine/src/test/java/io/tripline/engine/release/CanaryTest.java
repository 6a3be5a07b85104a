package io.tripline.engine.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.tripline.rules.fact.FactCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CanaryTest {

    private static final int USERS = 20_000;
    private static final LiveRelease RELEASE = release("a");

    @Test
    void aCanaryTakesItsShareOfTheUsers() {
        assertThat(taken(RELEASE, 5)).hasSizeBetween(USERS * 4 / 100, USERS * 6 / 100);
        assertThat((double) taken(RELEASE, 0.5).size()).isCloseTo(USERS * 0.005, within(40.0));
        assertThat(taken(RELEASE, 100)).hasSize(USERS);
    }

    @Test
    void aLargerShareHoldsAllUsersOfASmallerOne() {
        assertThat(taken(RELEASE, 10)).containsAll(taken(RELEASE, 5));
    }

    @Test
    void anotherReleaseTakesOtherUsers() {
        Set<String> both = taken(release("b"), 10);
        both.retainAll(taken(RELEASE, 10));

        assertThat(both).hasSizeLessThan(USERS * 2 / 100);
    }

    @Test
    void aShareIsAboveZeroAndUpToAHundredPercent() {
        for (double percent : List.of(0.0, 0.001, -1.0, 100.1, Double.NaN)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Canary(RELEASE, percent))
                    .withMessageContaining("up to 100 percent");
        }
    }

    @Test
    void whoIsInTheCanaryIsDecidedByItAndEveryoneElseByTheLiveRelease() {
        LiveRelease live = release("c");
        ReleaseSet releases = new ReleaseSet(live, new Canary(RELEASE, 5), Map.of());
        Set<String> taken = taken(RELEASE, 5);

        IntStream.range(0, USERS)
                .mapToObj(CanaryTest::user)
                .forEach(
                        user -> assertThat(releases.decidingFor(user)).isSameAs(taken.contains(user) ? RELEASE : live));
    }

    private static Set<String> taken(LiveRelease release, double percent) {
        Canary canary = new Canary(release, percent);
        return IntStream.range(0, USERS)
                .mapToObj(CanaryTest::user)
                .filter(canary::takes)
                .collect(Collectors.toSet());
    }

    private static String user(int number) {
        return "user-" + number;
    }

    private static LiveRelease release(String letter) {
        return Samples.release(letter.repeat(64), new FactCatalogue(List.of()));
    }
}
