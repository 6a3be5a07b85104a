package io.tripline.traffic.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratorTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final int RATE = 20;
    private static final int USERS = 5_000;

    @Test
    void theSameSeedAndMomentsMakeTheSameInteractions() {
        assertThat(minutes(3, 42)).isEqualTo(minutes(3, 42));
        assertThat(minutes(3, 42)).isNotEqualTo(minutes(3, 43));
    }

    @Test
    void theShareOfFraudIsTheOneAskedForAndEveryPatternComes() {
        List<Emission> sent = minutes(30, 1);

        long fraud =
                sent.stream().filter(emission -> emission.pattern() != null).count();

        assertThat((double) fraud / sent.size()).isCloseTo(0.03, within(0.003));
        assertThat(sent.stream().map(Emission::pattern)).contains(Pattern.values());
    }

    @Test
    void everyInteractionHasAnIdOfItsOwnAndEveryStoryOneTruth() {
        List<Emission> sent = minutes(10, 1);

        assertThat(sent).extracting(Emission::id).doesNotHaveDuplicates();
        Map<Long, List<Emission>> stories = sent.stream().collect(Collectors.groupingBy(Emission::story));
        assertThat(stories.values())
                .allSatisfy(story -> assertThat(story.stream()
                                .map(emission -> String.valueOf(emission.pattern()))
                                .distinct())
                        .hasSize(1));
    }

    @Test
    void genuinePeopleHardlyEverPayInBursts() {
        Map<String, Deque<Instant>> payments = new HashMap<>();
        int bursts = 0;
        List<Emission> genuine = minutes(40, 3).stream()
                .filter(emission -> emission.pattern() == null
                        && emission.interaction().path("type").asString().equals("PAYMENT"))
                .toList();
        for (Emission payment : genuine) {
            Deque<Instant> recent = payments.computeIfAbsent(payment.userId(), user -> new ArrayDeque<>());
            recent.removeIf(time -> time.isBefore(payment.occurredAt().minus(Duration.ofMinutes(10))));
            bursts += recent.size() >= 5 ? 1 : 0;
            recent.add(payment.occurredAt());
        }
        assertThat(bursts).isLessThan(genuine.size() / 1_000);
    }

    @ParameterizedTest
    @EnumSource(Pattern.class)
    void eachFraudIsWhatItClaimsToBe(Pattern pattern) {
        List<Story.Step> steps =
                new Stories(new World(1, 300), new Random(1)).fraud(pattern).steps();

        switch (pattern) {
            case CARD_TESTING -> {
                assertThat(distinct(steps, "instrument.token")).hasSizeGreaterThanOrEqualTo(4);
                assertThat(distinct(steps, "deviceId")).hasSize(1);
                assertThat(values(steps, "outcomeOfAttempt.status").limit(4)).containsOnly("DECLINED");
            }
            case PAYMENT_BURST -> {
                assertThat(distinct(steps, "userId")).hasSize(1);
                assertThat(steps).hasSizeGreaterThan(5);
            }
            case ACCOUNT_TAKEOVER ->
                assertThat(values(steps, "type"))
                        .containsExactly(
                                "LOGIN",
                                "LOGIN",
                                "LOGIN",
                                "LOGIN",
                                "PASSWORD_RESET",
                                "LOGIN",
                                "PAYEE_ADDED",
                                "TRANSFER",
                                "TRANSFER");
            case MULE -> {
                assertThat(distinct(steps, "counterparty.id")).hasSizeGreaterThan(6);
                assertThat(values(steps, "type").toList().getLast()).isEqualTo("TRANSFER");
            }
            case PROMOTION_FARM -> {
                assertThat(distinct(steps, "deviceId")).hasSize(1);
                assertThat(distinct(steps, "userId")).hasSize(5);
                assertThat(distinct(steps, "type")).containsExactly("SIGN_UP", "PROMO_REDEEMED");
            }
            case SERIAL_REFUNDS -> {
                assertThat(distinct(steps, "userId")).hasSize(1);
                assertThat(values(steps, "type")).hasSize(8).containsOnly("REFUND");
            }
            case KNOWN_FRAUDSTER -> {
                assertThat(values(steps, "deviceId").limit(1)).containsExactly(Cast.KNOWN_DEVICE);
                assertThat(values(steps, "counterparty.id")).contains(Cast.KNOWN_PAYEE);
                assertThat(values(steps, "counterparty.country")).contains(Cast.HIGH_RISK_COUNTRY);
            }
            case SIM_SWAP ->
                assertThat(values(steps, "attributes.simAgeHours")
                                .filter(age -> !age.isEmpty())
                                .map(Long::valueOf))
                        .hasSize(1)
                        .allSatisfy(age -> assertThat(age).isLessThan(72));
            case EMULATOR_FARM ->
                assertThat(values(steps, "attributes.deviceIntegrity")).containsOnly("EMULATOR");
            case CASH_PLACEMENT -> {
                assertThat(values(steps, "instrument.type")).containsOnly("CASH");
                assertThat(values(steps, "amount.value")
                                .mapToDouble(Double::valueOf)
                                .sum())
                        .isGreaterThan(10_000);
            }
            case COMPROMISED_MERCHANT -> {
                assertThat(distinct(steps, "counterparty.id")).hasSize(1);
                assertThat(distinct(steps, "userId")).hasSizeGreaterThan(5);
            }
            case NEW_COUNTRY -> assertThat(distinct(steps, "location.country")).doesNotContain("DE", "FR", "NL");
            case CREDENTIAL_STUFFING -> {
                assertThat(distinct(steps, "ip")).hasSize(1);
                assertThat(distinct(steps, "userId")).hasSizeGreaterThan(20);
            }
            case STRUCTURING ->
                assertThat(values(steps, "amount.value").map(Double::valueOf))
                        .allSatisfy(amount -> assertThat(amount).isBetween(8_000.0, 9_999.99));
        }
    }

    private static List<Emission> minutes(int minutes, long seed) {
        Generator generator = new Generator(new World(seed, USERS), seed, 0.03, "test");
        List<Emission> sent = new ArrayList<>();
        for (int i = 0; i < minutes * 60 * RATE; i++) {
            sent.add(generator.at(START.plusMillis(i * 1_000L / RATE)));
        }
        return sent;
    }

    private static List<String> distinct(List<Story.Step> steps, String path) {
        return values(steps, path).distinct().toList();
    }

    private static Stream<String> values(List<Story.Step> steps, String path) {
        String pointer = "/" + path.replace('.', '/');
        Function<Story.Step, String> value = step -> step.body().at(pointer).asString("");
        return steps.stream().map(value);
    }
}
