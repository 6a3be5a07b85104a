package io.tripline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OutageIT {

    private static final Duration OUTAGE = Duration.ofSeconds(20);

    private final Product product = Product.running();
    private final Api api = new Api(product);

    @ParameterizedTest
    @ValueSource(strings = {"redis", "postgres", "kafka", "keycloak", "fraud-engine"})
    void nothingAcceptedIsLostWhileAPartIsAwayAndAllRecoversByItself(String part) {
        List<UUID> acknowledged;
        try (SteadyLoad load = SteadyLoad.singly(api, 10)) {
            Awaitility.await().until(() -> load.acknowledged().size() > 20);
            assertThat(product.tripline("kill", part).exitCode()).isZero();
            LockSupport.parkNanos(OUTAGE.toNanos());
            assertThat(product.tripline("restart", part).exitCode()).isZero();
            int back = load.acknowledged().size();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> load.acknowledged().size() > back + 50);
            load.end();
            assertThat(load.unanswered())
                    .as("every request is answered, be it with a refusal")
                    .isEmpty();
            assertThat(load.refused()).allSatisfy(OutageIT::saysWhatToDo);
            acknowledged = load.acknowledged();
        }
        assertThat(Decided.all(api, acknowledged, Duration.ofSeconds(60))).hasSize(acknowledged.size());
        JsonNode status = product.status();
        assertThat(status.path("ready").asBoolean()).as(status::toString).isTrue();
    }

    private static void saysWhatToDo(Api.Answer refusal) {
        assertThat(refusal.status()).as(refusal.body()).isIn(429, 503);
        assertThat(refusal.header("Retry-After")).as(refusal.body()).isNotEmpty();
        assertThat(refusal.json().path("detail").asString()).isNotEmpty();
        assertThat(refusal.json().path("traceId").asString()).matches("[0-9a-f]{32}");
    }

    @AfterEach
    void bringBackWhatIsStillAway() {
        product.tripline("up", "--detach");
    }
}
