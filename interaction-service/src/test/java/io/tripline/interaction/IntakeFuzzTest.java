package io.tripline.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntakeFuzzTest extends RunningService {

    private static final long SEED = 20_261_122;
    private static final String GOOD = """
            {"id":"ID","type":"PAYMENT","userId":"u-fuzz","occurredAt":"2026-11-22T10:15:30.123Z",\
            "amount":{"value":"129.90","currency":"EUR"},"ip":"203.0.113.7","location":{"country":"DE","lat":52.52,"lon":13.4},\
            "counterparty":{"type":"MERCHANT","id":"m-17"},"attributes":{"mcc":"5732","n":1.5,"b":true,"t":"äöü"}}""";

    @Test
    void brokenBodiesAreTheCallersFaultNeverOurs() {
        Random random = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            byte[] body = mutate(GOOD.replace("ID", newId()).getBytes(StandardCharsets.UTF_8), random);
            assertThat(post(body, "/v1/interactions", "application/json"))
                    .as("%s", new String(body, StandardCharsets.UTF_8))
                    .isLessThan(500);
            assertThat(post(body, "/v1/interactions:batch", "application/x-ndjson"))
                    .as("%s", new String(body, StandardCharsets.UTF_8))
                    .isLessThan(500);
        }
    }

    private int post(byte[] body, String path, String contentType) {
        return send(request(CLIENT, path)
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)))
                .status();
    }

    private static byte[] mutate(byte[] good, Random random) {
        byte[] body = good.clone();
        int changes = random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            body[random.nextInt(body.length)] = (byte)
                    (random.nextBoolean() ? "0123456789\"{}[],:\\-eE.".charAt(random.nextInt(22)) : random.nextInt());
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(body, random.nextInt(body.length)) : body;
    }
}
