package io.tripline.console.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.console.Browser;
import io.tripline.console.ConsoleTest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ConsoleTest
class LabelsTest {

    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";

    private final Browser client;
    private final JsonMapper json;

    LabelsTest(@LocalServerPort int port, @Autowired JsonMapper json) {
        this.client = new Browser(port);
        this.json = json;
    }

    @Test
    void aLabelIsKeptAndToldToTheEngine() {
        String interaction = UUID.randomUUID().toString();
        HttpResponse<String> answer =
                post(label(interaction, "u-1", "FRAUD", "CHARGEBACK", "2026-01-02T03:04:05.678Z"));

        assertThat(answer.statusCode()).isEqualTo(201);
        LabelTopic.Message told = LabelTopic.messagesOf(interaction, 1).getFirst();
        assertThat(told.key()).isEqualTo("u-1");
        assertThat(told.headers())
                .containsEntry("ce_type", "io.tripline.label.known")
                .containsEntry("ce_source", "/tripline/admin-console")
                .containsEntry("content-type", "application/json");
        assertThat(json.readTree(told.value()))
                .isEqualTo(json.readTree(label(interaction, "u-1", "FRAUD", "CHARGEBACK", "2026-01-02T03:04:05.678Z")));
    }

    @Test
    void theSameLabelAgainIsADuplicateAndAnotherOneSupersedes() {
        String interaction = UUID.randomUUID().toString();
        String fraud = label(interaction, "u-2", "FRAUD", "CASE", "2026-01-02T00:00:00Z");

        assertThat(status(post(fraud))).isEqualTo("ACCEPTED");
        assertThat(status(post(fraud))).isEqualTo("DUPLICATE");
        assertThat(status(post(label(interaction, "u-2", "GENUINE", "CASE", "2026-01-03T00:00:00Z"))))
                .isEqualTo("ACCEPTED");
        assertThat(status(post(fraud))).isEqualTo("ACCEPTED");

        assertThat(LabelTopic.messagesOf(interaction, 3))
                .extracting(
                        message -> json.readTree(message.value()).get("label").asString())
                .containsExactly("FRAUD", "GENUINE", "FRAUD");
    }

    @Test
    void sourcesSpeakForThemselves() {
        String interaction = UUID.randomUUID().toString();

        assertThat(status(post(label(interaction, "u-3", "FRAUD", "CASE", null))))
                .isEqualTo("ACCEPTED");
        assertThat(status(post(label(interaction, "u-3", "FRAUD", "CHARGEBACK", null))))
                .isEqualTo("ACCEPTED");
    }

    @Test
    void aLabelWithoutATimeIsKnownNowAndTheAnswerSaysSo() {
        JsonNode answer = body(post(label(UUID.randomUUID().toString(), "u-4", "GENUINE", "CASE", null)));

        assertThat(Instant.parse(answer.at("/label/knownAt").asString()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void anImportMustSayWhenTheLabelBecameKnown() {
        HttpResponse<String> answer = post(label(UUID.randomUUID().toString(), "u-5", "FRAUD", "IMPORT", null));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(body(answer).at("/errors/0/field").asString()).isEqualTo("knownAt");
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        JsonNode missing = body(post("{}"));
        assertThat(missing.get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .containsExactly("interactionId", "label", "source", "userId");

        String future = label(UUID.randomUUID().toString(), "u", "FRAUD", "CASE", "2999-01-01T00:00:00Z");
        assertThat(body(post(future)).at("/errors/0/message").asString()).startsWith("lies in the future");
        assertThat(body(post("{\"verdict\":1}")).at("/errors/0/field").asString())
                .isEqualTo("verdict");
    }

    @Test
    void anInteractionIsLabelledForOneUserOnly() {
        String interaction = UUID.randomUUID().toString();
        post(label(interaction, "u-6", "FRAUD", "CASE", null));
        HttpResponse<String> other = post(label(interaction, "u-7", "FRAUD", "CASE", null));

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(body(other).get("type").asString()).endsWith("/label-conflict");
    }

    @Test
    void aBatchAnswersEachLineAndABadOneSpoilsOnlyItself() {
        String first = UUID.randomUUID().toString();
        String batch = String.join(
                "\n",
                label(first, "u-8", "FRAUD", "IMPORT", "2026-01-02T00:00:00Z"),
                "{\"interactionId\":\"no\"}",
                label(first, "u-8", "FRAUD", "IMPORT", "2026-01-02T00:00:00Z"),
                label(first, "u-9", "FRAUD", "IMPORT", "2026-01-02T00:00:00Z"),
                "");

        List<JsonNode> lines = lines(client.post("/v1/labels:batch", "service", NDJSON, batch));

        assertThat(lines)
                .extracting(line -> line.get("status").asString())
                .containsExactly("ACCEPTED", "INVALID", "DUPLICATE", "CONFLICT");
        assertThat(lines).extracting(line -> line.get("line").asInt()).containsExactly(1, 2, 3, 4);
        assertThat(lines.get(1).at("/errors/0/field").asString()).isEqualTo("interactionId");
        assertThat(LabelTopic.messagesOf(first, 1)).hasSize(1);
    }

    @Test
    void aBatchTakesAThousandLinesAndNoMore() {
        String thousand = many(1_000);

        assertThat(lines(client.post("/v1/labels:batch", "analyst", NDJSON, thousand)))
                .hasSize(1_000);
        HttpResponse<String> more = client.post("/v1/labels:batch", "analyst", NDJSON, thousand + many(1));
        assertThat(more.statusCode()).isEqualTo(413);
        assertThat(body(more).get("detail").asString()).contains("1000 lines");
    }

    @Test
    void complianceAndUsersMayNotLabel() {
        for (String role : List.of("compliance", "user", "admin")) {
            assertThat(client.post("/v1/labels", role, JSON, "{}").statusCode())
                    .as(role)
                    .isEqualTo(403);
        }
        assertThat(client.post("/v1/labels", "approver", JSON, "{}").statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> post(String label) {
        return client.post("/v1/labels", "analyst", JSON, label);
    }

    private String status(HttpResponse<String> answer) {
        return body(answer).get("status").asString();
    }

    private JsonNode body(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    private List<JsonNode> lines(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().lines().map(json::readTree).toList();
    }

    private static String many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        label(UUID.randomUUID().toString(), "u", "GENUINE", "IMPORT", "2026-01-02T00:00:00Z") + "\n")
                .collect(Collectors.joining());
    }

    private static String label(
            String interaction, String user, String verdict, String source, @Nullable String knownAt) {
        String time = knownAt == null ? "" : ",\"knownAt\":\"" + knownAt + "\"";
        return "{\"interactionId\":\"" + interaction + "\",\"userId\":\"" + user + "\",\"label\":\"" + verdict
                + "\",\"source\":\"" + source + "\"" + time + "}";
    }
}
