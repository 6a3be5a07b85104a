package io.tripline.console.label;

import io.tripline.access.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Takes in up to {@value #MAX_LINES} labels at once, as NDJSON, and answers a line for each. */
@RestController
class LabelBatchController {

    private static final int MAX_LINES = 1_000;
    private static final int MAX_BYTES = 1 << 20;

    private final LabelBatch batch;
    private final JsonMapper json;

    LabelBatchController(LabelBatch batch, JsonMapper json) {
        this.batch = batch;
        this.json = json;
    }

    @PostMapping(
            path = "/v1/labels:batch",
            consumes = MediaType.APPLICATION_NDJSON_VALUE,
            produces = MediaType.APPLICATION_NDJSON_VALUE)
    byte[] labels(InputStream body) throws IOException {
        return batch.record(linesOf(body)).stream()
                .map(result -> json.writeValueAsString(result) + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> linesOf(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw tooLarge("The batch is larger than 1 MiB; send it in parts.");
        }
        List<String> lines = new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .limit(MAX_LINES + 1L)
                .toList();
        if (lines.size() > MAX_LINES) {
            throw tooLarge("The batch has more than " + MAX_LINES + " lines; send it in parts.");
        }
        return lines;
    }

    private static Refusal tooLarge(String detail) {
        return Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "batch-too-large", detail);
    }
}
