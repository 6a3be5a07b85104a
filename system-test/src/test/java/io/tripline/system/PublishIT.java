package io.tripline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PublishIT {

    private final Product product = Product.running();
    private final Api api = new Api(product);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aReleaseWithAnotherThresholdTakesOverUnderLoadWithoutAnErrorOrAGap() throws IOException {
        String before = product.inForce();
        Path changed = starterWith(Map.of(
                "user.payments.count_10m >= 5", "user.payments.count_10m >= 6",
                "ago: 9m, times: 5, every: 60s", "ago: 9m, times: 6, every: 60s"));
        warmUp();
        List<UUID> sent;
        try (SteadyLoad load = SteadyLoad.inBatches(api, 500, 25)) {
            Awaitility.await().until(() -> load.acknowledged().size() > 1_000);
            Product.Run publish = product.tripline("publish", changed.toString());
            assertThat(publish.exitCode()).as(publish.output()).isZero();
            int atPublish = load.acknowledged().size();
            Awaitility.await().until(() -> load.acknowledged().size() > atPublish + 1_000);
            load.end();
            assertThat(load.refused()).isEmpty();
            assertThat(load.unanswered()).isEmpty();
            sent = load.acknowledged();
        }

        Map<UUID, JsonNode> decisions = Decided.all(api, sent, Duration.ofSeconds(30));
        Set<String> releases = decisions.values().stream()
                .map(d -> d.path("releaseHash").asString())
                .collect(Collectors.toSet());
        assertThat(releases).hasSize(2).contains(before, product.inForce());
        assertThat(product.inForce()).isNotEqualTo(before);
    }

    /** A product in its first minute compiles itself on the cores that it needs for so much load; that is not what is tried. */
    private void warmUp() {
        try (SteadyLoad load = SteadyLoad.inBatches(api, 250, 25)) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> load.acknowledged().size() > 4_000);
            load.end();
            assertThat(load.refused()).isEmpty();
            assertThat(load.unanswered()).isEmpty();
        }
    }

    @AfterEach
    void putTheStarterReleaseInForceAgain() {
        Path starter = product.rootFolder().resolve("rules/releases/starter");
        assertThat(product.tripline("publish", starter.toString()).exitCode()).isZero();
    }

    @Test
    void aReleaseThatDoesNotCompileIsRefusedWithItsLineAndTheOldOneStays() throws IOException {
        String before = product.inForce();
        Path broken = starterWith(Map.of("user.payments.count_10m >= 5", "user.payments.cuont_10m >= 5"));

        Product.Run publish = product.tripline("publish", broken.toString());

        assertThat(publish.exitCode()).isEqualTo(1);
        assertThat(publish.output()).contains("rules/").contains("cuont_10m").contains("user.payments.count_10m");
        assertThat(product.inForce()).isEqualTo(before);
    }

    @Test
    void aReleaseThatBreaksItsOwnScenariosIsRefusedWithTheScenarioAndWhatToDoAndTheOldOneStays() throws IOException {
        String before = product.inForce();
        Path unkept = starterWith(Map.of("user.payments.count_10m >= 5", "user.payments.count_10m >= 6"));

        Product.Run publish = product.tripline("publish", unkept.toString());

        assertThat(publish.exitCode()).isEqualTo(1);
        assertThat(publish.output())
                .contains("scenarios/velocity.yaml:")
                .contains("velocity.payment-burst should hit, and does not")
                .contains("change the scenario");
        assertThat(product.inForce()).isEqualTo(before);
    }

    private Path starterWith(Map<String, String> changes) throws IOException {
        Path source = product.rootFolder().resolve("rules/releases/starter");
        Set<String> found = new HashSet<>();
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                String content = Files.readString(file);
                for (Map.Entry<String, String> change : changes.entrySet()) {
                    if (content.contains(change.getKey())) {
                        found.add(change.getKey());
                        content = content.replace(change.getKey(), change.getValue());
                    }
                }
                Files.writeString(copy, content);
            }
        }
        assertThat(found).as("what the starter release says").isEqualTo(changes.keySet());
        return folder;
    }
}
