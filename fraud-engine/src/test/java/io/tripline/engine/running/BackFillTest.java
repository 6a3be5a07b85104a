package io.tripline.engine.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.release.ReleaseBundle;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A release brings new facts while events flow; once they are ready, they are what they would be had they always been counted. */
class BackFillTest {

    private static final int[] ROUNDS = {200, 200, 200, 60, 30};
    private static final int PUBLISHED = 3;
    private static final String MANY = TestRelease.manyFacts().hash();

    private Engine engine;
    private List<String> always;

    @BeforeEach
    void tellAStoryWithAllFacts() {
        Topics.publish(TestRelease.manyFacts());
        engine = Engine.start();
        engine.awaitFactsReady(MANY);
        Story story = Story.of(ROUNDS);
        tell(story, 0, ROUNDS.length);
        always = story.decisions(engine);
        assertThat(held(always.getLast())).isEmpty();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void newFactsAreFilledFromTheLogAndUntilThenTheRulesThatReadThemAreHeld() {
        Story story = storyWithFewFacts();
        Topics.publish(TestRelease.manyFacts());
        engine.awaitInForce(MANY);

        tell(story, PUBLISHED, PUBLISHED + 1);
        JsonNode meanwhile = story.decisionsAsTheyAre(engine).getLast();
        engine.awaitFactsReady(MANY);
        tell(story, PUBLISHED + 1, ROUNDS.length);

        assertThat(meanwhile.path("held").path(0).path("ruleId").asString()).isEqualTo("amounts.large");
        assertThat(meanwhile.path("held").path(0).path("why").asString())
                .startsWith("fact user.amounts.sum_1h is back-filled from the log: ")
                .endsWith(" %");
        assertThat(meanwhile.path("facts").has("user.amounts.sum_1h")).isFalse();
        assertThat(meanwhile.path("facts").has("user.payments.count_10m")).isTrue();
        assertThat(lastRound(story)).isEqualTo(lastRound(always));
    }

    @Test
    void aCandidateIsToldWhichOfItsRulesWouldBeHeldForFactsThatAreNotReady() {
        assertThat(notReady(TestRelease.manyFacts())).isEmpty();
        storyWithFewFacts();

        assertThat(notReady(TestRelease.burstFrom(3))).isEmpty();
        assertThat(notReady(TestRelease.manyFacts())).anySatisfy(finding -> {
            assertThat(finding.path("message").asString())
                    .isEqualTo("user.amounts.sum_1h is not counted from the log yet: until it is, amounts.large"
                            + " would be held and its hits would not count");
            assertThat(finding.path("severity").asString()).isEqualTo("WARNING");
            assertThat(finding.path("file").asString()).startsWith("rules/");
            assertThat(finding.path("line").asInt()).isPositive();
        });
    }

    @Test
    void anEngineThatStopsWhileItFillsFactsGoesOnWhenItIsBack() {
        Story story = storyWithFewFacts();
        Topics.publish(TestRelease.manyFacts());
        engine.awaitInForce(MANY);
        for (int restart = 0; restart < 2; restart++) {
            engine.close();
            engine = Engine.start();
        }
        tell(story, PUBLISHED, PUBLISHED + 1);
        engine.awaitFactsReady(MANY);
        tell(story, PUBLISHED + 1, ROUNDS.length);

        assertThat(lastRound(story)).isEqualTo(lastRound(always));
    }

    @Test
    void factsThatNoReleaseHadForAWhileLackNothingWhenTheyAreReadyAgain() {
        Story story = Story.of(ROUNDS);
        tell(story, 0, 1);
        Topics.publish(TestRelease.burstFrom(3));
        engine.awaitInForce(TestRelease.burstFrom(3).hash());
        tell(story, 1, PUBLISHED);
        Topics.publish(TestRelease.manyFacts());
        engine.awaitFactsReady(MANY);
        tell(story, PUBLISHED, ROUNDS.length);

        assertThat(lastRound(story)).isEqualTo(lastRound(always));
    }

    @Test
    void aFactThatIsBeingFilledWhenRedisIsEmptiedIsReadyWithTheOthers() {
        Story story = storyWithFewFacts();
        Topics.publish(TestRelease.manyFacts());
        engine.awaitInForce(MANY);
        try (RedisOfEngine redis = new RedisOfEngine()) {
            redis.empty();
        }
        tell(story, PUBLISHED, PUBLISHED + 1);
        engine.awaitFactsReady(MANY);
        tell(story, PUBLISHED + 1, ROUNDS.length);

        assertThat(lastRound(story)).isEqualTo(lastRound(always));
    }

    private List<JsonNode> notReady(ReleaseBundle candidate) {
        return check(candidate)
                .path("findings")
                .valueStream()
                .filter(finding -> finding.path("code").asString().equals("rule.fact-not-ready"))
                .toList();
    }

    private JsonNode check(ReleaseBundle candidate) {
        JsonMapper json = JsonMapper.shared();
        HttpResponse<String> answer =
                engine.post("/v1/releases/check", json.writeValueAsString(Map.of("files", candidate.files())));
        assertThat(answer.statusCode()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private Story storyWithFewFacts() {
        Topics.publish(TestRelease.burstFrom(3));
        engine.awaitInForce(TestRelease.burstFrom(3).hash());
        Story story = Story.of(ROUNDS);
        tell(story, 0, PUBLISHED);
        return story;
    }

    private void tell(Story story, int from, int to) {
        IntStream.range(from, to).forEach(round -> story.tell(() -> engine, round, () -> {}));
    }

    private List<String> lastRound(Story story) {
        return lastRound(story.decisions(engine));
    }

    private static List<String> lastRound(List<String> decisions) {
        return decisions.subList(decisions.size() - ROUNDS[ROUNDS.length - 1], decisions.size());
    }

    private static String held(String decision) {
        return decision.lines()
                .filter(line -> line.startsWith("held "))
                .findFirst()
                .orElseThrow()
                .replace("held []", "");
    }
}
