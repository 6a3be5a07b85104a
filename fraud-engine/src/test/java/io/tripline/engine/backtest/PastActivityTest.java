package io.tripline.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tripline.engine.backtest.Chronicle.Written;
import io.tripline.engine.kafka.TestClients;
import io.tripline.local.stack.TestStack;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.release.ReleaseCompiler;
import io.tripline.rules.release.ReleaseRefused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads a topic of its own, in which each thing is written a minute after it happened. */
class PastActivityTest {

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final long PLENTY = 1 << 20;
    private static final Map<String, Object> KAFKA =
            Map.of("bootstrap.servers", TestStack.kafka().bootstrapServers());

    private final String topic = "activity-" + UUID.randomUUID();
    private final PastActivity activity = new PastActivity(TestClients.shared());

    @BeforeEach
    void write() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(KAFKA);
                Producer<String, String> producer =
                        new KafkaProducer<>(KAFKA, new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
            for (int hour = 0; hour < 6; hour++) {
                Instant time = NOON.plusSeconds(3_600L * hour);
                String type = hour == 4 ? "PASSWORD_CHANGED" : "DEVICE_SEEN";
                String json = "{\"userId\":\"u-1\",\"type\":\"" + type + "\",\"occurredAt\":\"" + time
                        + "\",\"country\":\"DE\"}";
                long written = time.plusSeconds(60).toEpochMilli();
                producer.send(new ProducerRecord<>(topic, hour % 2, written, "u-1", json))
                        .get();
            }
            producer.send(new ProducerRecord<>(topic, 0, NOON.toEpochMilli(), "u-1", "no JSON"))
                    .get();
        }
    }

    @Test
    void whatMovesTheFactsIsReadWithTheFieldsTheyNeed() {
        List<Written> read = activity.read(topic, wanted("life", 24), PLENTY, () -> false);

        assertThat(read)
                .extracting(one -> one.event().time())
                .containsExactly(hour(0), hour(2), hour(1), hour(3), hour(5));
        assertThat(read).allSatisfy(one -> {
            assertThat(one.at()).isEqualTo(one.event().time().plusSeconds(60));
            assertThat(one.event().field("userId")).isEqualTo("u-1");
            assertThat(one.event().field("country")).isNull();
        });
    }

    @Test
    void whatNoInteractionOfTheRangeCountsIsLeftOut() {
        assertThat(activity.read(topic, wanted("2h", 5), PLENTY, () -> false))
                .extracting(one -> one.event().time())
                .containsExactly(hour(3));
    }

    @Test
    void whatWouldNotFitIntoMemoryIsSaid() {
        assertThatThrownBy(() -> activity.read(topic, wanted("life", 24), 1_000, () -> false))
                .isInstanceOf(BacktestFailed.class)
                .hasMessageContaining("TRIPLINE_BACKTEST_MEGABYTES");
    }

    @Test
    void whatIsNoLongerKeptIsSaidWhereItWouldCount() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(KAFKA)) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, 1), RecordsToDelete.beforeOffset(1)))
                    .all()
                    .get();
        }
        assertThat(activity.read(topic, wanted("2h", 24), PLENTY, () -> false)).isEmpty();
        assertThat(activity.read(topic, wanted("1h", 5), PLENTY, () -> false)).isEmpty();
        assertThatThrownBy(() -> activity.read(topic, wanted("2h", 5), PLENTY, () -> false))
                .isInstanceOf(BacktestFailed.class)
                .hasMessageContaining("user.devices")
                .hasMessageContaining("no longer kept");
        assertThatThrownBy(() -> activity.read(topic, wanted("life", 24), PLENTY, () -> false))
                .isInstanceOf(BacktestFailed.class);
    }

    @Test
    void itEndsWhenItIsStopped() {
        assertThatThrownBy(() -> activity.read(topic, wanted("life", 24), PLENTY, () -> true))
                .isInstanceOf(CancellationException.class);
    }

    /** For interactions from this hour on, decided within the hour after it. */
    private static WantedActivity wanted(String window, int hour) {
        return new WantedActivity(facts(window), hour(hour), hour(hour).plusSeconds(hour == 24 ? 3_600 : 30));
    }

    private static Instant hour(int hour) {
        return NOON.plusSeconds(3_600L * hour);
    }

    private static List<FactDefinition> facts(String window) {
        try {
            return ReleaseCompiler.facts("""
                            facts:
                              - {name: user.devices, function: count, key: [userId], window: %s, source: user-activity,
                                 where: [{field: type, is: DEVICE_SEEN}], unit: devices, description: Devices seen}
                            """.formatted(window)).facts();
        } catch (ReleaseRefused e) {
            throw new AssertionError(e);
        }
    }
}
