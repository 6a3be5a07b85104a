package io.tripline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapsuleIT {

    private final Product product = Product.running();
    private final Api api = new Api(product);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void anExportedDecisionIsMadeAgainIdenticallyAndAnAlteredOneIsNamed() throws IOException {
        Path capsule = folder.resolve("decision.json");
        Product.Run export = product.tripline("export-decision", decide(), "--out", capsule.toString());
        assertThat(export.exitCode()).as(export.output()).isZero();

        Product.Run verified = product.tripline("verify-decision", capsule.toString());
        assertThat(verified.exitCode()).as(verified.output()).isZero();
        assertThat(verified.output()).startsWith("identical");

        String text = Files.readString(capsule);
        assertThat(text).contains("\"value\":\"19.90\"");
        Files.writeString(capsule, text.replace("\"value\":\"19.90\"", "\"value\":\"19.91\""));
        Product.Run altered = product.tripline("verify-decision", capsule.toString());
        assertThat(altered.exitCode()).as(altered.output()).isEqualTo(1);
        assertThat(altered.output()).startsWith("different").contains("interaction: recorded SHA-256");
    }

    private String decide() {
        String payment = Payments.payment(UUID.randomUUID(), Payments.newUser(), "19.90");
        Api.Answer answer = api.post("/v1/interactions", payment, "Prefer", "wait=10");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("decision").path("id").asString();
    }
}
