package io.tripline.traffic.api;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The operations of the gateway that traffic needs. Each call is repeated until it is answered, so each may arrive more than once; what is
 * sent carries ids that make a second arrival harmless. Calls throw {@link GatewayException}. Thread-safe.
 */
public final class Gateway implements AutoCloseable {

    /** The most lines of one batch and ids of one lookup. */
    public static final int MOST_AT_ONCE = 1_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NDJSON = "application/x-ndjson";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final GatewaySettings settings;
    private final Transport transport;
    private final Tokens tokens;

    /** Connects at the first call; {@code onWait} runs before each pause while the other side is away. */
    public Gateway(GatewaySettings settings, Runnable onWait) {
        this.settings = settings;
        this.transport = new Transport(settings, onWait);
        this.tokens = new Tokens(settings, transport);
    }

    /** How far one interaction has come. */
    public record Outcome(
            UUID id,
            Status status,
            @Nullable String outcome,
            @Nullable String score,
            @Nullable String decisionId) {

        /** DECIDED and the other states of an interaction. */
        public enum Status {
            DECIDED,
            PENDING,
            UNKNOWN
        }
    }

    /** What became of one line of a batch; {@code error} is null unless the line was refused. */
    public record LineResult(
            int line, String status, @Nullable String error) {}

    /** Submits interactions to be decided later, in this order. */
    public List<LineResult> submit(List<ObjectNode> interactions) {
        return results(post("/v1/interactions:batch", NDJSON, lines(interactions), Map.of()));
    }

    /** Submits one interaction and waits for its decision, at most {@code wait}. */
    public Answer decide(ObjectNode interaction, Duration wait) {
        return post(
                "/v1/interactions",
                "application/json",
                interaction.toString(),
                Map.of("Prefer", "wait=" + wait.toMillis() / 1000.0));
    }

    /** Tells what interactions proved to be. */
    public List<LineResult> label(List<ObjectNode> labels) {
        return results(post("/v1/labels:batch", NDJSON, lines(labels), Map.of()));
    }

    /** How far interactions have come, in the order asked. */
    public List<Outcome> lookUp(Collection<UUID> ids) {
        ObjectNode body = JSON.createObjectNode();
        body.set("ids", JSON.valueToTree(ids));
        JsonNode items = post("/v1/interactions:lookup", "application/json", body.toString(), Map.of())
                .json()
                .path("items");
        return items.valueStream()
                .map(item -> new Outcome(
                        UUID.fromString(item.path("id").asString()),
                        Outcome.Status.valueOf(item.path("status").asString()),
                        item.path("outcome").asString(null),
                        item.path("score").isMissingNode()
                                ? null
                                : item.path("score").asString(),
                        item.path("decisionId").asString(null)))
                .toList();
    }

    /** Whether the engine has taken in the label of a decided interaction, and with it all labels before it in its partition. */
    public boolean labelApplied(String decisionId) {
        JsonNode label = accepted(send("GET", "/v1/decisions/" + decisionId, "", Map.of()), "/v1/decisions")
                .json()
                .path("label");
        return !label.isMissingNode() && !label.isNull();
    }

    /** Registers a user once for each key; the id. */
    public String register(ObjectNode user, String key) {
        return accepted(
                        send(
                                "POST",
                                "/v1/users",
                                user.toString(),
                                Map.of("Content-Type", "application/json", "Idempotency-Key", key)),
                        "/v1/users")
                .json()
                .path("id")
                .asString();
    }

    private Answer post(String path, String contentType, String body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", contentType);
        return accepted(send("POST", path, body, all), path);
    }

    private static Answer accepted(Answer answer, String path) {
        if (!answer.successful()) {
            throw new GatewayException(path + " answers " + answer.status() + ": " + answer.problem());
        }
        return answer;
    }

    private Answer send(String method, String path, String body, Map<String, String> headers) {
        String token = tokens.value();
        Answer answer = transport.send(() -> request(method, path, body, headers, token));
        if (answer.status() != 401) {
            return answer;
        }
        tokens.refused(token);
        String renewed = tokens.value();
        return transport.send(() -> request(method, path, body, headers, renewed));
    }

    private HttpRequest request(String method, String path, String body, Map<String, String> headers, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.gateway().resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return request.build();
    }

    private static String lines(List<ObjectNode> values) {
        return values.stream().map(ObjectNode::toString).collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<LineResult> results(Answer answer) {
        return answer.lines().stream()
                .map(line -> new LineResult(
                        line.path("line").asInt(), line.path("status").asString(), errors(line.path("errors"))))
                .toList();
    }

    private static @Nullable String errors(JsonNode errors) {
        return errors.isEmpty()
                ? null
                : errors.valueStream()
                        .map(error -> error.path("field").asString("") + " "
                                + error.path("message").asString(""))
                        .collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
        transport.close();
    }
}
