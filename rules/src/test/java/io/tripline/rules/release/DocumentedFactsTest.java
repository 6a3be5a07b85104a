package io.tripline.rules.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DocumentedFactsTest {
    private static final Path LANGUAGE = Path.of("../docs/rule-language.md");
    private static final Pattern YAML = Pattern.compile("```yaml\n(?:facts:\n)?(  - [^`]*)```");

    @Test
    void everyFactInTheLanguageReferenceIsAFactAndEveryFunctionHasOne() throws IOException, ReleaseRefused {
        String blocks = YAML.matcher(Files.readString(LANGUAGE))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains("function: "))
                .collect(Collectors.joining());

        FactCatalogue facts = ReleaseCompiler.facts("facts:\n" + blocks);

        Set<FactFunction> functions =
                facts.facts().stream().map(FactDefinition::function).collect(Collectors.toSet());
        assertThat(functions).containsAll(EnumSet.complementOf(EnumSet.of(FactFunction.LISTED)));
        assertThat(facts.facts())
                .extracting(FactDefinition::name)
                .containsAll(
                        List.of("user.category.share_90d", "user.takeover_steps_2h", "user.transfers.unconfirmed_30d"));
    }
}
