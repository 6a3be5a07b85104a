package io.tripline.traffic.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tripline.traffic.api.Gateway;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {

    private static final Duration DELAY = Duration.ofDays(7);
    private static final Instant START = Instant.parse("2018-04-01T00:00:00Z");

    @TempDir
    private @Nullable Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sendsEachRowOnceAndInOrderThroughAnyTrouble(long seed) throws IOException {
        Path file = handbookRows(2_000, seed);
        try (StandIn gateway = new StandIn(seed, 0.2)) {
            Replay.Summary summary = replay(gateway, file, "handbook", scores(), null);

            assertThat(summary.decided()).isEqualTo(2_000);
            assertThat(gateway.accepted()).hasSize(2_000);
            assertThat(timesInLog(gateway)).isSorted();
            assertThat(Files.readAllLines(scores())).hasSize(2_001);
        }
    }

    @Test
    void writesScoresInTheOrderOfTheFile() throws IOException {
        Path file = handbookRows(700, 5);
        try (StandIn gateway = new StandIn(5, 0.1)) {
            replay(gateway, file, "handbook", scores(), null);

            List<String> expected = new ArrayList<>(List.of("id,score,outcome"));
            int row = 0;
            for (String id : gateway.accepted().keySet()) {
                expected.add(row++ + "," + StandIn.score(id) + ",ALLOW");
            }
            assertThat(Files.readAllLines(scores())).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void everyLabelKnownAtATimeIsAppliedBeforeAnythingOfThatTimeIsSentAndNoneEarlier(long seed) throws IOException {
        Path file = handbookRows(600, seed);
        try (StandIn gateway = new StandIn(seed, 0.15)) {
            Replay.Summary summary = replay(gateway, file, "handbook", null, DELAY);

            Set<String> labelled = new HashSet<>();
            LabelSchedule schedule = new LabelSchedule(DELAY, Duration.ofHours(6));
            List<String> sent = new ArrayList<>();
            for (String entry : gateway.log) {
                String[] parts = entry.split(" ", -1);
                if (parts[0].equals("L")) {
                    labelled.add(parts[1]);
                    continue;
                }
                Instant now = time(gateway, parts[1]);
                Set<String> known = new HashSet<>(sent);
                known.removeIf(
                        earlier -> schedule.knownAt(time(gateway, earlier)).isAfter(now));
                assertThat(labelled.equals(known)).as("labels at %s", now).isTrue();
                sent.add(parts[1]);
            }
            assertThat(summary.labels()).isEqualTo(labelled.size()).isGreaterThan(200);
            assertThat(summary.labels() + summary.labelsAhead()).isEqualTo(600);
        }
    }

    @Test
    void theSameRunAgainChangesNothingAndStillCollectsEveryDecision() throws IOException {
        Path file = handbookRows(300, 6);
        try (StandIn gateway = new StandIn(6, 0.1)) {
            replay(gateway, file, "handbook", null, null);
            int before = gateway.log.size();

            Replay.Summary again = replay(gateway, file, "handbook", scores(), null);

            assertThat(gateway.log).hasSize(before);
            assertThat(again.repeated()).isEqualTo(300);
            assertThat(Files.readAllLines(scores())).hasSize(301);
        }
    }

    @Test
    void aHeaderlessFileWithSemicolonsAndDecimalCommasIsReadByItsMapping() throws IOException {
        Path file = write("cards.csv", """
                r1;1524000000;7;c9;m1;5411;DE;12,50;eur;C;00;N
                r2;1524000060;8;c8;m2;;;"3,99";EUR;E;51;Y
                r3;1524000120;8;c8;m2;;;3,99;EUR;E;00;
                """);
        try (StandIn gateway = new StandIn(1, 0)) {
            replay(gateway, file, "cards-semicolon", null, null);

            List<String> bodies =
                    gateway.accepted().values().stream().map(Object::toString).toList();
            assertThat(bodies.get(0))
                    .contains("\"value\":\"12.50\"", "\"channel\":\"POS\"", "\"mcc\":\"5411\"", "\"small\":false");
            assertThat(bodies.get(1))
                    .contains("\"status\":\"DECLINED\"", "\"code\":\"51\"", "\"small\":true")
                    .doesNotContain("mcc", "location");
        }
    }

    @Test
    void aBadRowEndsTheReplayNamingLineColumnAndValue() throws IOException {
        Path file = write("bad.csv", """
                TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD,TX_FRAUD_SCENARIO
                0,2018-04-01 00:00:31,596,3156,57.16,0,0
                1,2018-04-01 00:02:10,4961,3412,much,0,0
                """);
        try (StandIn gateway = new StandIn(1, 0)) {
            assertThatThrownBy(() -> replay(gateway, file, "handbook", null, null))
                    .isInstanceOfSatisfying(
                            BadRow.class, e -> assertThat(e.line()).isEqualTo(3))
                    .hasMessageContaining("TX_AMOUNT: 'much'");
        }
    }

    @Test
    void badRowsAreSetAsideWhenAskedForAndTheRestIsSent() throws IOException {
        Path file = write("mixed.csv", """
                TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD,TX_FRAUD_SCENARIO
                0,2018-04-01 00:00:31,596,3156,57.16,0,0
                1,2018-04-01 00:02:10,4961,3412,much,0,0
                2,2018-04-01 00:02:10,refused,3412,1.00,0,0
                0,2018-04-01 00:02:11,5,3412,1.00,0,0
                3,2018-04-01 00:02:12,5,3412
                4,2018-04-01 00:02:13,5,3412,1.00,0,0
                """);
        Path rejects = folder().resolve("rejects.csv");
        try (StandIn gateway = new StandIn(1, 0);
                Gateway client = new Gateway(gateway.settings(), () -> {});
                Rejects aside = new Rejects(rejects);
                Scores sink = new Scores(null);
                RowFile rows = new RowFile(file, MappingReader.named("handbook"))) {
            Replay.Summary summary = new Replay(
                            client,
                            new RowMapper(MappingReader.named("handbook"), "t"),
                            options(null),
                            aside,
                            sink,
                            quiet())
                    .run(rows);
            assertThat(summary.decided()).isEqualTo(2);
            assertThat(summary.bad()).isEqualTo(4);
        }
        assertThat(Files.readAllLines(rejects))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("3,").contains("much"),
                        line -> assertThat(line).startsWith("4,").contains("is refused"),
                        line -> assertThat(line).startsWith("5,").contains("used by an earlier row"),
                        line -> assertThat(line).startsWith("6,").contains("has 4 fields where 7 are expected"));
    }

    @Test
    void aHeaderWithoutAColumnOfTheMappingIsRefusedBeforeAnythingIsSent() throws IOException {
        Path file = write("semicolons.csv", "TRANSACTION_ID;TX_DATETIME\n0;1\n");

        assertThatThrownBy(() -> new RowFile(file, MappingReader.named("handbook")))
                .hasMessageContaining("has no column")
                .hasMessageContaining("Is the delimiter right?");
    }

    private Replay.Summary replay(
            StandIn gateway, Path file, String mapping, @Nullable Path scores, @Nullable Duration delay)
            throws IOException {
        Mapping read = MappingReader.named(mapping);
        try (Gateway client = new Gateway(gateway.settings(), () -> {});
                Rejects rejects = new Rejects(null);
                Scores sink = new Scores(scores);
                RowFile rows = new RowFile(file, read)) {
            return new Replay(client, new RowMapper(read, "t"), options(delay), rejects, sink, quiet()).run(rows);
        }
    }

    private static ReplayOptions options(@Nullable Duration delay) {
        return new ReplayOptions(
                "t",
                delay,
                Duration.ofHours(6),
                0,
                Long.MAX_VALUE,
                Instant.MIN,
                Instant.MAX,
                100,
                400,
                Duration.ofMinutes(1));
    }

    private static Progress quiet() {
        return new Progress(
                new PrintStream(java.io.OutputStream.nullOutputStream(), true, java.nio.charset.StandardCharsets.UTF_8),
                false);
    }

    private static List<Instant> timesInLog(StandIn gateway) {
        return gateway.log.stream()
                .filter(entry -> entry.startsWith("I"))
                .map(entry -> time(gateway, entry.substring(2)))
                .toList();
    }

    private static Instant time(StandIn gateway, String id) {
        return Instant.parse(java.util.Objects.requireNonNull(gateway.accepted().get(id))
                .path("occurredAt")
                .asString());
    }

    /** Payments over about three weeks, packed. */
    private Path handbookRows(int count, long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder(
                "TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD,TX_FRAUD_SCENARIO\n");
        Instant time = START;
        for (int i = 0; i < count; i++) {
            time = time.plusSeconds(random.nextInt(1_814_400 * 2 / count));
            csv.append(i)
                    .append(',')
                    .append(time.toString().replace('T', ' ').replace("Z", ""))
                    .append(",c,t,10.0,")
                    .append(random.nextInt(2))
                    .append(",0\n");
        }
        Path file = folder().resolve("rows.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(csv.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return file;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder().resolve(name), text);
    }

    private Path scores() {
        return folder().resolve("scores.csv");
    }

    private Path folder() {
        return java.util.Objects.requireNonNull(folder);
    }
}
