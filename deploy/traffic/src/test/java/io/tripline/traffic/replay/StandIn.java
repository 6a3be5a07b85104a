package io.tripline.traffic.replay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tripline.traffic.api.GatewaySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A gateway in memory with the contract of the real one: accepts by id, decides a while later, takes labels of decided interactions. A share
 * of its answers is lost or refused, before or after the work is done.
 */
final class StandIn implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final Random random;
    private final double trouble;
    private final Map<String, JsonNode> accepted = new LinkedHashMap<>();
    private final Set<String> decided = new HashSet<>();
    private final Map<String, Integer> labelPolls = new LinkedHashMap<>();

    /** What happened, in order: {@code I id} for a new interaction, {@code L id knownAt} for a new label. */
    final List<String> log = new ArrayList<>();

    int tokens;

    /** @param trouble share of requests that go wrong */
    StandIn(long seed, double trouble) throws IOException {
        this.random = new Random(seed);
        this.trouble = trouble;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    GatewaySettings settings() {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new GatewaySettings(
                base, base.resolve("/token"), "demo", "secret", Duration.ofMinutes(10), Duration.ofMillis(1));
    }

    Map<String, JsonNode> accepted() {
        return accepted;
    }

    boolean isDecided(String id) {
        return decided.contains(id);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean troubled = random.nextDouble() < trouble;
        boolean workDone = random.nextBoolean();
        if (troubled && !workDone) {
            answer(exchange, 503, "{\"detail\":\"later\"}");
            return;
        }
        String answer = work(exchange.getRequestURI().getPath(), body);
        if (!troubled) {
            answer(exchange, 200, answer);
        } else if (random.nextBoolean()) {
            answer(exchange, 502, "");
        } else {
            exchange.close();
        }
    }

    private String work(String path, String body) {
        return switch (path) {
            case "/token" -> "{\"access_token\":\"t" + ++tokens + "\",\"expires_in\":300}";
            case "/v1/interactions:batch" -> each(body, this::interaction);
            case "/v1/labels:batch" -> each(body, this::label);
            case "/v1/interactions:lookup" -> lookUp(JSON.readTree(body));
            default -> decision(path.substring(path.lastIndexOf('/') + 1));
        };
    }

    private interface Line {
        String take(JsonNode line);
    }

    private static String each(String body, Line line) {
        StringBuilder results = new StringBuilder();
        int number = 0;
        for (String text : body.lines().toList()) {
            results.append("{\"line\":")
                    .append(++number)
                    .append(",")
                    .append(line.take(JSON.readTree(text)))
                    .append("}\n");
        }
        return results.toString();
    }

    private String interaction(JsonNode interaction) {
        String id = interaction.path("id").asString();
        if (interaction.path("userId").asString().contains("refused")) {
            return "\"id\":\"" + id
                    + "\",\"status\":\"INVALID\",\"errors\":[{\"field\":\"userId\",\"message\":\"is refused\"}]";
        }
        JsonNode before = accepted.putIfAbsent(id, interaction);
        if (before == null) {
            log.add("I " + id);
            return "\"id\":\"" + id + "\",\"status\":\"ACCEPTED\"";
        }
        return "\"id\":\"" + id + "\",\"status\":\"" + (before.equals(interaction) ? "DUPLICATE" : "CONFLICT") + "\"";
    }

    private String label(JsonNode label) {
        String id = label.path("interactionId").asString();
        if (!decided.contains(id)) {
            return "\"status\":\"INVALID\",\"errors\":[{\"field\":\"interactionId\",\"message\":\"is not decided\"}]";
        }
        if (labelPolls.putIfAbsent(id, 0) == null) {
            log.add("L " + id + " " + label.path("knownAt").asString());
        }
        return "\"id\":\"" + id + "\",\"status\":\"ACCEPTED\",\"errors\":[]";
    }

    /** Decides some of what is asked about, in any order. */
    private String lookUp(JsonNode body) {
        List<Map<String, String>> items = new ArrayList<>();
        for (JsonNode asked : body.path("ids")) {
            String id = asked.asString();
            if (accepted.containsKey(id) && random.nextInt(3) > 0) {
                decided.add(id);
            }
            items.add(
                    decided.contains(id)
                            ? Map.of(
                                    "id",
                                    id,
                                    "status",
                                    "DECIDED",
                                    "outcome",
                                    "ALLOW",
                                    "score",
                                    score(id),
                                    "decisionId",
                                    id)
                            : Map.of("id", id, "status", accepted.containsKey(id) ? "PENDING" : "UNKNOWN"));
        }
        return JSON.writeValueAsString(Map.of("items", items));
    }

    /** A score that tells whose it is. */
    static String score(String id) {
        return Integer.toString(Math.floorMod(id.hashCode(), 100));
    }

    private String decision(String id) {
        int polls = labelPolls.merge(id, 1, Integer::sum);
        return polls > 2 ? "{\"id\":\"" + id + "\",\"label\":{\"label\":\"FRAUD\"}}" : "{\"id\":\"" + id + "\"}";
    }

    private static void answer(HttpExchange exchange, int status, String body) {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
