package io.tripline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.local.dist.Checkout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {
    private static final Path STARTER = Checkout.find().root().resolve("rules/releases/starter");
    private static final String RULE = """
            rule "test.burst"
                @name("Burst") @reason(VELOCITY_PAYMENT_BURST) @weight(10) @mode(LIVE) @group(test) @version(1)
            when
                Interaction( type == "PAYMENT" )
                Facts( user.payments.%s >= 77 )
            then
                hit();
            end
            """;

    @TempDir
    private Path directory;

    /** What the libraries log goes to the same stream, before the answer. */
    private record Answer(int code, String output) {
        JsonNode json() {
            return JsonMapper.shared().readTree(output.lines().toList().getLast());
        }
    }

    @Test
    void aSoundReleaseIsNamedByItsHash() throws IOException {
        Answer answer = check(STARTER.toString(), "--json");
        assertThat(answer.code()).isZero();
        JsonNode json = answer.json();
        assertThat(json.propertyNames()).containsExactly("hash", "findings");
        assertThat(json.path("hash").asString()).matches("[0-9a-f]{64}");
    }

    @Test
    void aFindingSaysWhereWhatAndWhatInstead() throws IOException {
        Path file = Files.writeString(directory.resolve("burst.drl"), RULE.formatted("cuont_10m"));
        Answer answer = check(file.toString(), "--facts", STARTER.toString(), "--json");
        assertThat(answer.code()).isEqualTo(1);
        JsonNode json = answer.json();
        assertThat(json.path("hash").isNull()).isTrue();
        JsonNode finding = json.at("/findings/0");
        assertThat(finding.propertyNames())
                .containsExactly("file", "line", "column", "code", "severity", "message", "hint");
        assertThat(finding.path("file").asString()).isEqualTo(file.toString());
        assertThat(finding.path("line").asInt()).isEqualTo(5);
        assertThat(finding.path("column").asInt()).isEqualTo(12);
        assertThat(finding.path("code").asString()).isEqualTo("rule.unknown-fact");
        assertThat(finding.path("severity").asString()).isEqualTo("ERROR");
        assertThat(finding.path("hint").asString()).isEqualTo("Did you mean user.payments.count_10m?");
    }

    @Test
    void aFileWithoutAReleaseIsCheckedWithTheStarterAndSaysSo() throws IOException {
        Path file = Files.writeString(directory.resolve("burst.drl"), RULE.formatted("count_10m"));
        Answer answer = check(file.toString());
        assertThat(answer.code()).isZero();
        assertThat(answer.output()).contains("[check.assumed-facts]").contains("--facts RELEASE");
    }

    private static Answer check(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            System.setOut(captured);
            String[] all = new String[arguments.length + 1];
            all[0] = "check";
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            return new Answer(Main.execute(all), output.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }
}
