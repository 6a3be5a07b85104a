package io.tripline.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.local.stack.Database;
import io.tripline.local.stack.TestStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

class LonelyStartTest {

    private static final String NOTHING_LISTENS_THERE = "127.0.0.1:1";

    @Test
    void startsAndTakesInteractionsInWhileKafkaAndRedisAreAway() throws IOException, InterruptedException {
        try (ConfigurableApplicationContext service = start();
                HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(submission(service), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.body()).contains("DEADLINE_EXCEEDED");
            assertThat(service.getBean(JdbcTemplate.class).queryForObject("select count(*) from outbox", Integer.class))
                    .isEqualTo(1);
        }
    }

    private static ConfigurableApplicationContext start() {
        Database database = TestStack.postgres().database("lonely");
        return new SpringApplicationBuilder(InteractionServiceApplication.class, RunningService.Tokens.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password(),
                        "--spring.kafka.bootstrap-servers=" + NOTHING_LISTENS_THERE,
                        "--tripline.redis.address=redis://" + NOTHING_LISTENS_THERE);
    }

    private static HttpRequest submission(ConfigurableApplicationContext service) {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/interactions"))
                .header("Authorization", "Bearer service.demo")
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=0.1")
                .POST(HttpRequest.BodyPublishers.ofString(RunningService.payment(RunningService.newId(), "u-1")))
                .build();
    }
}
