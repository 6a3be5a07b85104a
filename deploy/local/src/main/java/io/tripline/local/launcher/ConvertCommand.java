package io.tripline.local.launcher;

import io.tripline.rules.evaluation.Rule;
import io.tripline.rules.language.RuleWriter;
import io.tripline.rules.release.FileChecker;
import io.tripline.rules.release.GuidedForm;
import io.tripline.rules.release.ReleaseRefused;
import io.tripline.rules.release.RuleTable;
import io.tripline.rules.release.Spreadsheet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "convert",
        description = "Write a file of rules in another form: text (.drl), guided (.json), table (.csv, .xlsx).",
        mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "FILE", description = "The file of rules; it has to be sound.")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "TARGET", description = "The file to write; its ending says the form.")
    private Path target = Path.of("");

    @Option(
            names = "--facts",
            paramLabel = "RELEASE",
            description =
                    "The release whose facts and reasons the rules are read with; without it, the one around FILE.")
    private @Nullable Path facts;

    @Override
    public Integer call() throws IOException {
        CommandLine command = spec.commandLine();
        Path release = facts != null
                ? facts
                : FileChecker.releaseAround(file)
                        .orElseThrow(() -> new ParameterException(
                                command, "No directory above " + file + " holds a facts.yaml; say --facts RELEASE."));
        String name = target.toString().toLowerCase(Locale.ROOT);
        try {
            List<Rule> rules = FileChecker.rules(file, release);
            byte[] content = switch (name.substring(name.lastIndexOf('.') + 1)) {
                case "drl" -> bytes(RuleWriter.text(rules));
                case "json" -> bytes(GuidedForm.write(rules));
                case "csv" -> bytes(RuleTable.write(rules));
                case "xlsx" -> Spreadsheet.write(rules);
                default -> throw new ParameterException(command, target + " ends in none of .drl, .json, .csv, .xlsx.");
            };
            if (Files.exists(target)) {
                System.err.println(target + " is there already; name another file, or remove it.");
                return 1;
            }
            Files.write(target, content);
            System.out.println(rules.size() + (rules.size() == 1 ? " rule" : " rules") + " written to " + target);
            return 0;
        } catch (ReleaseRefused e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
