package io.tripline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class TestStackTest {

    @Test
    void postgresKeepsItsDataAndPortOverAStop() throws SQLException {
        Database database = TestStack.postgres().database("kept");
        execute(database, "CREATE TABLE notes (text text)");

        TestStack.postgres().stop();
        assertThat(TestStack.postgres().ready()).isFalse();
        TestStack.postgres().start();

        execute(TestStack.postgres().database("kept"), "SELECT text FROM notes");
    }

    @Test
    void redisAnswersOnlyWithItsPassword() {
        assertThat(TestStack.redis().address()).startsWith("redis://127.0.0.1:");
        assertThat(TestStack.redis().password()).hasSizeGreaterThan(20);
        assertThat(TestStack.redis().ready()).isTrue();
    }

    @Test
    void kafkaHasTheTopicsAlsoAfterItWasKilled() throws ExecutionException, InterruptedException {
        Kafka kafka = TestStack.kafka();
        kafka.stop();
        kafka.start();

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get())
                    .contains("interactions", "decisions", "labels", "user-activity", "rule-releases")
                    .contains("interactions.dead-letter");
        }
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            connection.createStatement().execute(sql);
        }
    }
}
