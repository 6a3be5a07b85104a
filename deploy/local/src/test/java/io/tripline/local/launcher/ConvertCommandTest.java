package io.tripline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.local.dist.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {
    private static final Path STARTER = Checkout.find().root().resolve("rules/releases/starter");

    @TempDir
    private Path directory;

    @Test
    void rulesGoThroughEveryFormAndComeBackAsTheyWere() throws IOException {
        Path text = directory.resolve("first.drl");
        assertThat(convert(STARTER.resolve("rules/velocity.drl"), text)).isZero();
        Path at = text;
        for (String form : new String[] {"tree.json", "table.csv", "table.xlsx", "last.drl"}) {
            Path next = directory.resolve(form);
            assertThat(convert(at, next)).isZero();
            at = next;
        }
        assertThat(conditions(at)).isEqualTo(conditions(text)).hasSizeGreaterThan(20);
    }

    /** A table may put conditions into another order. */
    private static List<String> conditions(Path file) throws IOException {
        return Pattern.compile("[,\n]|Interaction\\(|Facts\\(| \\)\n")
                .splitAsStream(Files.readString(file))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .sorted()
                .toList();
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Path target = Files.writeString(directory.resolve("mine.csv"), "mine");
        assertThat(convert(STARTER.resolve("rules/velocity.drl"), target)).isEqualTo(1);
        assertThat(target).hasContent("mine");
    }

    @Test
    void whatIsWrongIsRefused() throws IOException {
        Path hostile = Files.writeString(directory.resolve("hostile.drl"), "import java.lang.Runtime;");
        assertThat(convert(hostile, directory.resolve("out.csv"))).isEqualTo(1);
        assertThat(convert(STARTER.resolve("rules/velocity.drl"), directory.resolve("out.txt")))
                .isEqualTo(2);
        assertThat(directory.resolve("out.csv")).doesNotExist();
    }

    private static int convert(Path file, Path target) {
        return Main.execute("convert", file.toString(), target.toString(), "--facts", STARTER.toString());
    }
}
