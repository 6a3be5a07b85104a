package io.tripline.traffic.api;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the gateway answered. */
public record Answer(int status, String body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The body as one JSON value. */
    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** The body as a JSON value on each line. */
    public List<JsonNode> lines() {
        return body.lines().filter(line -> !line.isBlank()).map(JSON::readTree).toList();
    }

    boolean successful() {
        return status >= 200 && status < 300;
    }

    /** The problem in words: its detail and the fields at fault. */
    String problem() {
        try {
            JsonNode problem = json();
            StringBuilder text = new StringBuilder(problem.path("detail").asString(body));
            for (JsonNode error : problem.path("errors")) {
                text.append(' ')
                        .append(error.path("field").asString(""))
                        .append(' ')
                        .append(error.path("message").asString(""))
                        .append('.');
            }
            return text.toString();
        } catch (tools.jackson.core.JacksonException e) {
            return body.length() > 300 ? body.substring(0, 300) : body;
        }
    }
}
