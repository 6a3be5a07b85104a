package io.tripline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
        Path changed = starterWith("user.payments.count_10m >= 5", "user.payments.count_10m >= 6");
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

    @AfterEach
    void putTheStarterReleaseInForceAgain() {
        Path starter = product.rootFolder().resolve("rules/releases/starter");
        assertThat(product.tripline("publish", starter.toString()).exitCode()).isZero();
    }

    @Test
    void aReleaseThatDoesNotCompileIsRefusedWithItsLineAndTheOldOneStays() throws IOException {
        String before = product.inForce();
        Path broken = starterWith("user.payments.count_10m >= 5", "user.payments.cuont_10m >= 5");

        Product.Run publish = product.tripline("publish", broken.toString());

        assertThat(publish.exitCode()).isEqualTo(1);
        assertThat(publish.output()).contains("rules/").contains("cuont_10m").contains("user.payments.count_10m");
        assertThat(product.inForce()).isEqualTo(before);
    }

    private Path starterWith(String text, String replacement) throws IOException {
        Path source = product.rootFolder().resolve("rules/releases/starter");
        int changed = 0;
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                String content = Files.readString(file);
                boolean rule = file.toString().endsWith(".drl");
                changed += rule && content.contains(text) ? 1 : 0;
                Files.writeString(copy, rule ? content.replace(text, replacement) : content);
            }
        }
        assertThat(changed).as("rule files that say " + text).isPositive();
        return folder;
    }
}
