package io.tripline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The console in a real browser, signed in through the identity provider's own form; the steps are in {@code web/e2e}. */
class ConsoleIT {

    private final Product product = Product.running();
    private final Api api = new Api(product);

    @Test
    void anaSignsInAndReadsWhyAPaymentBurstWasChallenged() {
        String userId = Payments.newUser();
        IntStream.range(0, 7)
                .forEach(i -> api.post(
                        "/v1/interactions", Payments.payment(UUID.randomUUID(), userId, "24.90"), "Prefer", "wait=5"));

        Path web = product.rootFolder().resolve("admin-console/web");
        ProcessBuilder playwright =
                new ProcessBuilder("npx", "--no-install", "playwright", "test").directory(web.toFile());
        playwright
                .environment()
                .put("BASE_URL", product.status().path("gateway").asString());
        playwright.environment().put("E2E_NAME", "ana");
        playwright.environment().put("E2E_PASSWORD", "ana-tripline");
        playwright.environment().put("E2E_USER_ID", userId);
        playwright.environment().put("CI", "true");
        Product.Run run = product.run(playwright, 300);
        System.out.println(run.output());

        assertThat(run.exitCode()).as(run.output()).isZero();
    }
}
