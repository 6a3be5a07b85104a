package io.tripline.local.release;

import io.tripline.local.client.DemoClient;
import io.tripline.rules.release.Finding;
import io.tripline.rules.release.ReleaseBundle;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What only the running engine can say of a release that is to be published. */
public final class EngineCheck {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final DemoClient client;

    public EngineCheck(DemoClient client) {
        this.client = client;
    }

    /** The rules that would be held, because they read facts that are not ready. Throws an IOException that says what is wrong. */
    public List<Finding> notReady(ReleaseBundle release) throws IOException {
        HttpResponse<String> answer =
                client.post("/v1/releases/check", JSON.writeValueAsString(Map.of("files", release.files())));
        JsonNode body = JSON.readTree(answer.body());
        if (answer.statusCode() != 200) {
            throw new IOException(body.path("detail").asString(answer.uri() + " answered " + answer.statusCode()));
        }
        return JSON.convertValue(body.path("findings"), new TypeReference<List<Finding>>() {}).stream()
                .filter(finding -> finding.code().equals("rule.fact-not-ready"))
                .toList();
    }
}
