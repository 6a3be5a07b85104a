package io.tripline.local.supervisor;

import io.tripline.local.client.DemoClient;
import io.tripline.local.services.LocalStack;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Proves that the whole path decides before anybody is told that it is ready: asks for decisions through the gateway, as any
 * client would, until they come quickly. So the first real one does not pay for loading classes and fetching keys.
 */
final class WarmUp {

    private static final int ROUNDS = 3;
    private static final int DECISIONS_MOST = 40;
    private static final int QUICK_IN_A_ROW = 3;
    private static final Duration QUICK = Duration.ofMillis(400);
    private static final Duration WAIT = Duration.ofSeconds(8);

    private final LocalStack stack;
    private final Progress progress;

    WarmUp(LocalStack stack, Progress progress) {
        this.stack = stack;
        this.progress = progress;
    }

    void run() throws IOException {
        if (stack.services().isEmpty()) {
            return;
        }
        DemoClient client = stack.demoClient();
        String nobody = new UUID(0, 0).toString();
        for (int i = 0; i < ROUNDS; i++) {
            for (String path :
                    List.of("/v1/interactions/" + nobody, "/v1/users/" + nobody, "/v1/decisions?limit=1", "/api/me")) {
                client.get(path);
            }
        }
        askForDecisions(client);
    }

    private void askForDecisions(DemoClient client) throws IOException {
        int quick = 0;
        int asked = 0;
        while (quick < QUICK_IN_A_ROW && asked < DECISIONS_MOST) {
            long start = System.nanoTime();
            String answer = client.submit(selfCheck(), WAIT).body();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            boolean decided = JsonMapper.shared()
                    .readTree(answer)
                    .path("interaction")
                    .path("status")
                    .asString("")
                    .equals("DECIDED");
            quick = decided && took.compareTo(QUICK) < 0 ? quick + 1 : 0;
            asked++;
            if (quick == QUICK_IN_A_ROW) {
                progress.say("decision", "in " + took.toMillis() + " ms, through the whole path");
            }
        }
        if (quick < QUICK_IN_A_ROW) {
            progress.say("decision", "slow or missing after " + asked + " tries; see ./tripline logs fraud-engine");
        }
    }

    private static String selfCheck() {
        return """
                {"id":"%s","type":"SELF_CHECK","userId":"self-check","occurredAt":"%s"}""".formatted(UUID.randomUUID(), Instant.now());
    }
}
