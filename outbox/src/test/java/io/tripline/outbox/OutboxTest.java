package io.tripline.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.OpenTelemetry;
import io.tripline.local.stack.Database;
import io.tripline.local.stack.TestStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        properties = {
            "tripline.outbox.source=/tripline/test",
            "tripline.outbox.batch-size=500",
            "spring.sql.init.mode=always",
            "spring.sql.init.schema-locations=classpath:db/outbox/V0_1__outbox.sql"
        })
class OutboxTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxTable table;

    @Autowired
    private OutboxRelay relay;

    private final TransactionTemplate transactions;
    private final TransactionTemplate others;

    @Autowired
    OutboxTest(PlatformTransactionManager manager) {
        this.transactions = new TransactionTemplate(manager);
        this.others = new TransactionTemplate(manager);
        others.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {}

    @DynamicPropertySource
    static void stack(DynamicPropertyRegistry registry) {
        Database database = TestStack.postgres().database("outbox");
        registry.add("spring.datasource.url", database::jdbcUrl);
        registry.add("spring.datasource.username", database::user);
        registry.add("spring.datasource.password", database::password);
        registry.add("spring.kafka.bootstrap-servers", () -> TestStack.kafka().bootstrapServers());
    }

    @Test
    void sendsWhatWasCommittedAndForgetsIt() {
        String run = UUID.randomUUID().toString();

        add(messages(run, "u-1", 0, 3));

        assertThat(awaitIds(run, 3)).containsExactly("u-1/0", "u-1/1", "u-1/2");
        await().atMost(SOON).until(() -> table.waiting().depth() == 0);
        await().atMost(SOON).until(() -> outbox.depth() == 0);
    }

    @Test
    void sendsNothingOfATransactionThatRolledBack() {
        String run = UUID.randomUUID().toString();

        transactions.executeWithoutResult(status -> {
            outbox.add(messages(run, "u-1", 0, 1));
            status.setRollbackOnly();
        });
        add(messages(run, "u-1", 1, 2));

        assertThat(awaitIds(run, 1)).containsExactly("u-1/1");
    }

    @Test
    void refusesAMessageOutsideATransaction() {
        assertThatThrownBy(() -> outbox.add(messages("none", "u-1", 0, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }

    @Test
    void losesNothingAndKeepsTheOrderOfEachKeyWhileKafkaIsAway() {
        String run = UUID.randomUUID().toString();
        add(messages(run, "u-0", 0, 10));

        TestStack.kafka().stop();
        for (int from = 0; from < 300; from += 10) {
            for (int user = 1; user <= 5; user++) {
                add(messages(run, "u-" + user, from, from + 10));
            }
        }
        add(messages(run, "u-0", 10, 20));
        assertThat(table.waiting().depth()).isPositive();
        TestStack.kafka().start();

        Set<String> ids = awaitIds(run, 1_520);
        assertThat(byKey(ids).get("u-0")).containsExactlyElementsOf(numbers(20));
        for (int user = 1; user <= 5; user++) {
            assertThat(byKey(ids).get("u-" + user)).containsExactlyElementsOf(numbers(300));
        }
    }

    @Test
    void keepsWhatARelaySentButDiedBeforeDeleting() {
        relay.stop();
        List<MockProducer<String, byte[]>> producers = new CopyOnWriteArrayList<>();
        OutboxRelay dying = relay(producers, new DyingAfterTheFirst(transactions));
        try {
            add(messages("dying", "u-1", 0, 2));
            dying.start();
            await().atMost(SOON).until(() -> table.waiting().depth() == 0);
        } finally {
            dying.stop();
            relay.start();
        }

        assertThat(producers.stream()
                        .flatMap(producer -> producer.history().stream())
                        .map(record -> new String(record.value(), StandardCharsets.UTF_8)))
                .containsExactly("dying u-1/0", "dying u-1/1", "dying u-1/0", "dying u-1/1");
    }

    @Test
    void waitsWhileAnotherInstanceRelays() {
        String run = UUID.randomUUID().toString();
        relay.stop();
        transactions.executeWithoutResult(_ -> {
            assertThat(table.tryLock()).isTrue();
            relay.start();
            others.executeWithoutResult(_ -> outbox.add(messages(run, "u-1", 0, 1)));
            await().during(Duration.ofMillis(300))
                    .atMost(SOON)
                    .until(() -> table.waiting().depth() == 1);
        });

        assertThat(awaitIds(run, 1)).containsExactly("u-1/0");
    }

    private void add(List<OutboxMessage> messages) {
        transactions.executeWithoutResult(_ -> outbox.add(messages));
    }

    private OutboxRelay relay(List<MockProducer<String, byte[]>> producers, TransactionOperations inTransactions) {
        OutboxProperties properties = new OutboxProperties(
                "/tripline/test", 500, Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMillis(50));
        Supplier<Producer<String, byte[]>> next = () -> {
            MockProducer<String, byte[]> producer =
                    new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
            producers.add(producer);
            return producer;
        };
        return new OutboxRelay(
                table,
                inTransactions,
                new OutboxPublisher(next, "/tripline/test", OpenTelemetry.noop()),
                properties,
                new OutboxMetrics(new Backlog(table)));
    }

    private static List<OutboxMessage> messages(String run, String key, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(n -> new OutboxMessage(
                        "user-activity",
                        key,
                        "io.tripline.user.activity",
                        key + "/" + n,
                        Instant.EPOCH,
                        (run + " " + key + "/" + n).getBytes(StandardCharsets.UTF_8),
                        null))
                .toList();
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static Map<String, List<Integer>> byKey(Set<String> ids) {
        Map<String, List<Integer>> byKey = new LinkedHashMap<>();
        for (String id : ids) {
            int slash = id.indexOf('/');
            byKey.computeIfAbsent(id.substring(0, slash), _ -> new ArrayList<>())
                    .add(Integer.valueOf(id.substring(slash + 1)));
        }
        return byKey;
    }

    /** The ids of a run in the order of their first sight, once there are so many. */
    private static Set<String> awaitIds(String run, int count) {
        Set<String> ids = new LinkedHashSet<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", TestStack.kafka().bootstrapServers(),
                        "group.id", UUID.randomUUID().toString(),
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("user-activity"));
            await().atMost(SOON).until(() -> {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.value().startsWith(run + " ")) {
                        ids.add(record.value().substring(run.length() + 1));
                    }
                }
                return ids.size() >= count;
            });
        }
        return ids;
    }

    /** Does the work of the first transaction, and then dies instead of committing it. */
    private static final class DyingAfterTheFirst implements TransactionOperations {

        private final TransactionTemplate real;
        private final AtomicBoolean died = new AtomicBoolean();

        DyingAfterTheFirst(TransactionTemplate real) {
            this.real = real;
        }

        @Override
        public <T> T execute(TransactionCallback<T> action) {
            return real.execute(status -> doThenDie(action, status));
        }

        private <T> T doThenDie(TransactionCallback<T> action, TransactionStatus status) {
            T result = action.doInTransaction(status);
            if (died.compareAndSet(false, true)) {
                throw new IllegalStateException("died between sending and deleting");
            }
            return result;
        }
    }
}
