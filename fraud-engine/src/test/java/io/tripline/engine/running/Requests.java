package io.tripline.engine.running;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bodies of requests and answers. */
final class Requests {

    private Requests() {}

    /** An interaction as its caller sends it, made from one as the topic holds it. */
    static String withoutReceivedAt(String interaction) {
        return interaction.replaceFirst("\"receivedAt\":\"[^\"]*\",", "");
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }
}
