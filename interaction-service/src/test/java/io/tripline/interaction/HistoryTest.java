package io.tripline.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tripline.local.stack.TestStack;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HistoryTest extends RunningService {

    @Test
    void pagesAUsersInteractionsFromTheLatestOn() {
        String userId = "u-" + newId();
        List<String> ids = IntStream.range(0, 7).mapToObj(_ -> newId()).toList();
        batch(IntStream.range(0, 7)
                .mapToObj(n -> payment(ids.get(n), userId, "2026-11-22T10:15:3" + n / 2 + "Z"))
                .toList());

        List<String> seen = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        while (cursor != null) {
            JsonNode page = get(CLIENT, "/v1/interactions?limit=3&userId=" + userId + cursor)
                    .json();
            page.get("items")
                    .forEach(item -> seen.add(item.at("/interaction/id").asString()));
            JsonNode next = page.get("nextCursor");
            cursor = next.isNull() ? null : "&cursor=" + next.asString();
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(seen.getFirst()).isEqualTo(ids.getLast());
        assertThat(seen.subList(5, 7)).containsExactlyInAnyOrder(ids.get(0), ids.get(1));
    }

    @Test
    void listsAUserTheirOwnAndNobodyElses() {
        String userId = "u-" + newId();
        String id = newId();
        submit(CLIENT, payment(id, userId));

        assertThat(get(user(userId), "/v1/interactions")
                        .json()
                        .at("/items/0/interaction/id")
                        .asString())
                .isEqualTo(id);
        assertThat(get(user("u-other"), "/v1/interactions?userId=" + userId).status())
                .isEqualTo(403);
        assertThat(get(user("u-other"), "/v1/interactions/" + id).status()).isEqualTo(404);
        assertThat(get(user(userId), "/v1/interactions/" + id).status()).isEqualTo(200);
    }

    @Test
    void saysWhatIsWrongWithAQuestion() {
        assertThat(get(CLIENT, "/v1/interactions").json().at("/errors/0/field").asString())
                .isEqualTo("userId");
        assertThat(get(CLIENT, "/v1/interactions?userId=u&cursor=x")
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("cursor");
        assertThat(get(CLIENT, "/v1/interactions?userId=u&limit=1000")
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("limit");
        assertThat(get(CLIENT, "/v1/interactions?userId=%00").status()).isEqualTo(400);
        assertThat(get(CLIENT, "/v1/interactions/17").status()).isEqualTo(400);
        assertThat(get(CLIENT, "/v1/interactions/" + newId()).status()).isEqualTo(404);
    }

    @Test
    void looksUpOutcomesOfManyAtOnce() {
        String decided = newId();
        String pending = newId();
        String unknown = newId();
        submit(CLIENT, payment(decided, "u-1"));
        submit(CLIENT, payment(pending, "u-1"));
        decide("u-1", decision(decided, "u-1", "CHALLENGE"));
        awaitDecided(decided);

        JsonNode items = post(
                        CLIENT,
                        "/v1/interactions:lookup",
                        "{\"ids\":[\"" + String.join("\",\"", pending, decided, unknown) + "\"]}")
                .json()
                .get("items");

        assertThat(items.valueStream().map(item -> item.get("status").asString()))
                .containsExactly("PENDING", "DECIDED", "UNKNOWN");
        assertThat(items.at("/1/outcome").asString()).isEqualTo("CHALLENGE");
        assertThat(items.at("/1/score").decimalValue()).isEqualByComparingTo("45");
        assertThat(items.at("/1/releaseHash").asString()).hasSize(64);
    }

    @Test
    void refusesALookupOfNothingOrOfNoIds() {
        assertThat(post(CLIENT, "/v1/interactions:lookup", "{\"ids\":[]}").status())
                .isEqualTo(400);
        assertThat(post(CLIENT, "/v1/interactions:lookup", "{\"ids\":[\"x\"]}").status())
                .isEqualTo(400);
        assertThat(post(CLIENT, "/v1/interactions:lookup", "{\"ids\":[null]}").status())
                .isEqualTo(400);
    }

    @Test
    void streamsAUserTheirOwnDecisions() throws IOException, InterruptedException {
        String userId = "u-" + newId();
        String earlier = decidedFor(userId);
        List<String> events = new CopyOnWriteArrayList<>();
        HttpResponse<Stream<String>> stream = http().send(
                        request(user(userId), "/v1/interactions/stream").GET().build(),
                        HttpResponse.BodyHandlers.ofLines());
        Thread reader = Thread.startVirtualThread(() -> stream.body().forEach(events::add));
        await().atMost(SOON).until(() -> events.contains(":alive"));

        String own = decidedFor(userId);
        decidedFor("u-" + newId());

        await().atMost(SOON).until(() -> events.stream().anyMatch(line -> line.contains(own)));
        assertThat(stream.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(events).contains("event:decision");
        assertThat(String.join("\n", events)).doesNotContain(earlier).doesNotContain("velocity.payment-burst");
        assertThat(events.stream().filter(line -> line.startsWith("data:"))).hasSize(1);
        reader.interrupt();
    }

    @Test
    void goesOnWhereAStreamBrokeOff() throws IOException, InterruptedException {
        String userId = "u-" + newId();
        String missed = decidedFor(userId);
        List<String> events = new CopyOnWriteArrayList<>();
        HttpResponse<Stream<String>> stream = http().send(
                        request(user(userId), "/v1/interactions/stream", "Last-Event-ID", "0")
                                .GET()
                                .build(),
                        HttpResponse.BodyHandlers.ofLines());
        Thread reader = Thread.startVirtualThread(() -> stream.body().forEach(events::add));

        await().atMost(SOON).until(() -> events.stream().anyMatch(line -> line.contains(missed)));
        reader.interrupt();
    }

    @Test
    void worksWithoutRedis() {
        String id = newId();
        TestStack.redis().stop();
        try {
            submit(CLIENT, payment(id, "u-1"));
            decide("u-1", decision(id, "u-1", "ALLOW"));
            awaitDecided(id);
        } finally {
            TestStack.redis().start();
        }
    }

    @Test
    void describesItselfAsOpenApi() {
        JsonNode api = get(CLIENT, "/v1/openapi/interaction-service").json();

        assertThat(api.at("/paths/~1v1~1interactions/post/operationId").asString())
                .isEqualTo("submitInteraction");
        assertThat(api.at("/components/schemas/Interaction/properties/occurredAt")
                        .isObject())
                .isTrue();
    }

    private String decidedFor(String userId) {
        String id = newId();
        submit(CLIENT, payment(id, userId));
        decide(userId, decision(id, userId, "ALLOW"));
        awaitDecided(id);
        return id;
    }
}
