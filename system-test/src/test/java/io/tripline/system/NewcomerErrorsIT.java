package io.tripline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake that a newcomer can make is answered with what to do about it. */
class NewcomerErrorsIT {

    private final Product product = Product.running();
    private final Api api = new Api(product);

    @TempDir
    private Path folder = Path.of("");

    static Stream<Arguments> badBodies() {
        String good = Payments.payment(UUID.randomUUID(), "user-1", "10.00");
        return Stream.of(
                Arguments.of("{\"id\":", "line"),
                Arguments.of(good.replace("\"userId\"", "\"userID\""), "userID"),
                Arguments.of(good.replace("10.00", "ten"), "amount.value"),
                Arguments.of(good.replace("EUR", "EURO"), "amount.currency"),
                Arguments.of(good.replaceFirst("\"id\":\"[^\"]+\"", "\"id\":\"7\""), "id"),
                Arguments.of(
                        good.replaceFirst("\"occurredAt\":\"[^\"]+\"", "\"occurredAt\":\"yesterday\""), "occurredAt"));
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void aBadBodyIsRefusedWithTheNameOfWhatIsWrong(String body, String named) {
        Api.Answer answer = api.post("/v1/interactions", body);

        assertThat(answer.status()).as(answer.body()).isIn(400, 422);
        assertThat(answer.body()).contains(named);
    }

    @Test
    void anUnknownIdIsNotFoundAndSaysSo() {
        Api.Answer answer = api.get("/v1/interactions/" + UUID.randomUUID());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("detail").asString()).isNotEmpty();
    }

    @Test
    void aCallWithoutATokenIsToldHowToGetOne() {
        Api.Answer answer = api.send(api.anonymous("/v1/decisions").GET().build());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("detail").asString()).containsIgnoringCase("token");
    }

    @Test
    void aSecondStartIsToldThatTheProductRunsAlready() {
        Product.Run again = product.tripline("up", "--detach");

        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(again.output()).containsIgnoringCase("already running");
    }

    @Test
    void aWrongWordOnTheCommandLineIsWrongUsage() {
        assertThat(product.tripline("upp").exitCode()).isEqualTo(2);
        assertThat(product.tripline("logs", "no-such-service").exitCode()).isEqualTo(2);
    }

    @Test
    void aJdkThatIsNoneIsNamed() {
        Product.Run status = product.tripline(Map.of("JAVA25_HOME", folder.toString()), "status");

        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.output()).contains("JAVA25_HOME=" + folder).contains("JDK 25 or newer");
    }

    @Test
    void withoutNodeOneIsToldWhatToInstall() throws IOException {
        for (String place : Pattern.compile(File.pathSeparator).split(System.getenv("PATH"), -1)) {
            linkAllButNode(Path.of(place));
        }

        Product.Run test = product.tripline(Map.of("PATH", folder.toString()), "test");

        assertThat(test.exitCode()).as(test.output()).isEqualTo(1);
        assertThat(test.output()).contains("Node.js 20.19 or newer").contains("https://nodejs.org");
    }

    private void linkAllButNode(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            try (Stream<Path> programs = Files.list(place)) {
                for (Path program : programs.toList()) {
                    Path link = folder.resolve(program.getFileName());
                    if (!program.endsWith("node") && Files.notExists(link, LinkOption.NOFOLLOW_LINKS)) {
                        Files.createSymbolicLink(link, program);
                    }
                }
            }
        }
    }

    @Test
    void aFileWithABadRowStopsWithItsLineAndColumn() throws IOException {
        Path file = folder.resolve("bad.csv");
        Files.writeString(file, """
                TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD,TX_FRAUD_SCENARIO
                0,2018-04-01 00:00:31,596,3156,57.16,0,0
                1,2018-04-01 00:02:10,4961,3412,much,0,0
                """);

        Product.Run replay = product.tripline("replay", file.toString(), "--mapping", "handbook");

        assertThat(replay.exitCode()).as(replay.output()).isEqualTo(1);
        assertThat(replay.output()).contains("3").contains("TX_AMOUNT").contains("much");
    }

    @Test
    void aFileOrMappingThatIsNotThereIsNamed() {
        Product.Run noFile = product.tripline("replay", "nowhere.csv", "--mapping", "handbook");
        Product.Run noRelease =
                product.tripline("publish", folder.resolve("nothing").toString());

        assertThat(noFile.exitCode()).isNotZero();
        assertThat(noFile.output()).contains("nowhere.csv");
        assertThat(noRelease.exitCode()).isNotZero();
        assertThat(noRelease.output()).contains("nothing");
    }
}
