package io.tripline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One start of the real infrastructure serves all tests here, so the one that kills it comes last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LauncherTest {

    @TempDir
    private static Path home = Path.of("");

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static Launched launched;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static Process up;

    @BeforeAll
    static void start() throws IOException {
        launched = new Launched(home);
        up = launched.begin("up", "--without-services");
        await().atMost(Duration.ofMinutes(4))
                .until(() -> !up.isAlive() || launched.outputOf("up").contains("Tripline is ready"));
        assertThat(up.isAlive()).as(launched.outputOf("up")).isTrue();
    }

    @Test
    @Order(1)
    void statusSaysInTheAgreedShapeWhatRuns() throws IOException, InterruptedException {
        Launched.Ended status = launched.run("status", "--json");

        assertThat(status.code()).as(status.output()).isZero();
        JsonNode json = JsonMapper.shared().readTree(status.output());
        assertThat(json.propertyNames())
                .containsExactlyInAnyOrder(
                        "ready", "gateway", "console", "tokenUri", "demoClient", "people", "services", "release");
        assertThat(json.at("/ready").booleanValue()).isTrue();
        assertThat(json.at("/demoClient/id").stringValue()).isEqualTo("demo");
        assertThat(json.at("/people").size()).isEqualTo(5);
        assertThat(json.at("/people/0").propertyNames()).containsExactlyInAnyOrder("name", "password", "roles");
        assertThat(json.at("/services/0").propertyNames())
                .containsExactlyInAnyOrder("name", "ready", "pid", "url", "log");
        assertThat(json.at("/release/hash").isNull()).isTrue();
        assertThat(json.at("/release/unknown").stringValue()).contains("without the services");
    }

    @Test
    @Order(2)
    void passwordsAreReadableOnlyByTheirOwner() throws IOException {
        for (String file : List.of("secrets.properties", "supervisor.json", "data/redis/redis.conf")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    @Order(3)
    void aSecondStartSaysThatItRunsAlready() throws IOException, InterruptedException {
        Launched.Ended again = launched.run("up", "--detach");

        assertThat(again.code()).isZero();
        assertThat(again.output()).contains("already running").contains("ana-tripline");
        assertThat(up.isAlive()).isTrue();
    }

    @Test
    @Order(4)
    void whatIsKilledStaysDownUntilItIsRestarted() throws IOException, InterruptedException {
        assertThat(launched.run("kill", "redis").code()).isZero();
        Launched.Ended without = launched.run("status");
        assertThat(without.code()).isEqualTo(3);
        assertThat(without.output()).containsPattern("redis +down");

        assertThat(launched.run("restart", "redis").code()).isZero();
        assertThat(launched.run("status").code()).isZero();
    }

    @Test
    @Order(5)
    void nothingIsLeftWhenTheLauncherIsKilled() {
        List<ProcessHandle> children = up.descendants().toList();
        assertThat(children).hasSizeGreaterThanOrEqualTo(4);

        up.destroyForcibly();

        await().atMost(Duration.ofSeconds(20)).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }
}
