package io.tripline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Looks up what became of interactions. */
final class Decided {

    private static final int PAGE = 500;

    private Decided() {}

    /** Waits until every one of these interactions has its decision, and returns the decisions' summaries by interaction. */
    static Map<UUID, JsonNode> all(Api api, List<UUID> ids, Duration patience) {
        Map<UUID, JsonNode> decided = new HashMap<>();
        Awaitility.await()
                .atMost(patience)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    lookUp(
                            api,
                            ids.stream().filter(id -> !decided.containsKey(id)).toList(),
                            decided);
                    assertThat(decided).hasSize(ids.size());
                });
        return decided;
    }

    private static void lookUp(Api api, List<UUID> ids, Map<UUID, JsonNode> decided) {
        for (int from = 0; from < ids.size(); from += PAGE) {
            String list = ids.subList(from, Math.min(ids.size(), from + PAGE)).stream()
                    .map(id -> '"' + id.toString() + '"')
                    .collect(Collectors.joining(","));
            Api.Answer answer = api.post("/v1/interactions:lookup", "{\"ids\":[" + list + "]}");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            for (JsonNode item : answer.json().path("items")) {
                if (item.path("status").asString().equals("DECIDED")) {
                    decided.put(UUID.fromString(item.path("id").asString()), item);
                }
            }
        }
    }
}
