package io.tripline.user.activity;

import static io.tripline.user.Callers.client;
import static io.tripline.user.Callers.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.tripline.local.stack.TestStack;
import io.tripline.user.UserApi;
import io.tripline.user.UserServiceTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;

@UserServiceTest
class ActivityTest {

    private final UserApi api;

    ActivityTest(@Autowired MockMvc mvc) {
        this.api = new UserApi(mvc);
    }

    @Test
    void eachChangeReachesKafkaInOrderAndNoContactLeaks() {
        String id = api.registered();
        String path = "/v1/users/" + id;
        api.send(HttpMethod.PATCH, path, "{\"country\":\"FR\"}", client());
        api.send(HttpMethod.PATCH, path, "{\"country\":\"FR\"}", client());
        api.put(path + "/contacts", "{\"email\":\"" + UserApi.newEmail() + "\"}", client());
        api.send(HttpMethod.POST, path + "/devices", "{\"deviceId\":\"d-1\"}", client());
        api.put(path + "/devices/d-1/trust", "", client());
        api.put(path + "/standing", "{\"standing\":\"LIMITED\",\"reason\":\"test\"}", staff("ana", "analyst"));

        List<ConsumerRecord<String, String>> records = messagesOf(id, 7);

        assertThat(records)
                .extracting(message -> JsonPath.<String>read(message.value(), "$.type"))
                .containsExactly(
                        "REGISTERED",
                        "PROFILE_CHANGED",
                        "CONTACT_CHANGED",
                        "CONTACT_CHANGED",
                        "DEVICE_SEEN",
                        "DEVICE_TRUSTED",
                        "STANDING_CHANGED");
        assertThat(records.getLast().value()).contains("\"standing\":\"LIMITED\"", "\"country\":\"FR\"");
        assertThat(records)
                .noneMatch(message ->
                        message.value().contains("@") || message.value().contains("+49"));
        assertThat(header(records.getFirst(), "ce_type")).isEqualTo("io.tripline.user.activity");
        assertThat(header(records.getFirst(), "ce_source")).isEqualTo("/tripline/user-service");
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static List<ConsumerRecord<String, String>> messagesOf(String userId, int expected) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                TestStack.kafka().bootstrapServers(),
                "group.id",
                "test-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("user-activity"));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    if (userId.equals(message.key())) {
                        found.add(message);
                    }
                });
                return found.size() >= expected;
            });
        }
        return found;
    }
}
