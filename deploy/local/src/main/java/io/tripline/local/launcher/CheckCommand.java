package io.tripline.local.launcher;

import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.release.Finding;
import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseCompiler;
import io.tripline.rules.release.ReleaseRefused;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "check",
        description = "Say what is wrong with a release directory, without the stack; exit code 1 when anything is.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PATH", description = "The directory that holds facts.yaml.")
    private Path path = Path.of("");

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        try {
            ReleaseBundle bundle = ReleaseBundle.fromDirectory(path);
            CompiledRelease release = ReleaseCompiler.compile(bundle);
            tell(bundle.hash(), List.of());
            if (!json) {
                System.out.println("Sound: " + release.rules().size() + " rules, "
                        + release.facts().size() + " facts, hash " + bundle.hash());
            }
            return 0;
        } catch (ReleaseRefused e) {
            tell(null, e.findings());
            return 1;
        }
    }

    private void tell(@Nullable String hash, List<Finding> findings) {
        if (json) {
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("hash", hash);
            answer.put("findings", findings);
            System.out.println(JsonMapper.shared().writeValueAsString(answer));
        } else {
            findings.forEach(System.out::println);
        }
    }
}
