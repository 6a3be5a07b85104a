package io.tripline.engine.query;

import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads stored and published decisions, of this and of later versions. Thread-safe. */
@Component
class DecisionReader {

    private final JsonMapper json;

    DecisionReader(JsonMapper json) {
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    Decision read(byte[] body) {
        return json.readValue(body, Decision.class);
    }
}
