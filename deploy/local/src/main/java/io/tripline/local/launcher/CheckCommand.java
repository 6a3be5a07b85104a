package io.tripline.local.launcher;

import io.tripline.local.dist.Checkout;
import io.tripline.local.release.EngineCheck;
import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.release.CheckReport;
import io.tripline.rules.release.FileChecker;
import io.tripline.rules.release.Finding;
import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseCheck;
import io.tripline.rules.release.ReleaseRefused;
import io.tripline.rules.release.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "check",
        description = "Say what is wrong with a release directory, or with one file of rules, without the stack; exit"
                + " code 1 when it is refused.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private static final Path STARTER = Path.of("rules", "releases", "starter");

    @Parameters(paramLabel = "PATH", description = "The directory that holds facts.yaml, or one file.")
    private Path path = Path.of("");

    @Option(
            names = "--facts",
            paramLabel = "RELEASE",
            description = "For one file: the release whose facts, reasons and other rules it is checked with. Without"
                    + " it, the release around the file; where there is none, the starter release, and it says so.")
    private @Nullable Path facts;

    @Option(
            names = "--cost",
            description = "Add a note for each rule of the facts and Redis keys it reads, and those it adds.")
    private boolean cost;

    @Option(
            names = "--live",
            description = "For a directory: ask the engine of the running stack, too, which rules would be held because"
                    + " their facts are not counted from the log yet.")
    private boolean live;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (live && Files.isRegularFile(path)) {
            throw new IllegalArgumentException("--live checks a release directory, and " + path + " is a file.");
        }
        CheckReport report = Files.isRegularFile(path) ? file() : directory();
        if (json) {
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("hash", report.release().map(CompiledRelease::hash).orElse(null));
            answer.put("findings", report.findings());
            System.out.println(JsonMapper.shared().writeValueAsString(answer));
        } else {
            report.findings().forEach(System.out::println);
            System.out.println(summary(report));
        }
        return report.refused() ? 1 : 0;
    }

    private CheckReport directory() throws IOException {
        CheckReport report = offline();
        if (!live || report.refused()) {
            return report;
        }
        EngineCheck engine =
                new EngineCheck(Publication.client(Local.here().running().status()));
        List<Finding> findings = new ArrayList<>(report.findings());
        try {
            findings.addAll(engine.notReady(ReleaseBundle.fromDirectory(path)));
        } catch (ReleaseRefused e) {
            findings.addAll(e.findings());
        }
        return new CheckReport(report.release(), findings);
    }

    private CheckReport offline() {
        return withCosts(ReleaseCheck.directory(path), () -> ReleaseCheck.costs(ReleaseBundle.fromDirectory(path)));
    }

    private CheckReport file() {
        Path chosen = facts;
        if (chosen != null) {
            return file(chosen);
        }
        Optional<Path> around = FileChecker.releaseAround(path);
        return around.isPresent() ? file(around.get()) : withStarter();
    }

    private CheckReport file(Path release) {
        return withCosts(FileChecker.check(path, release), () -> FileChecker.costs(path, release));
    }

    private interface Costs {
        List<Finding> notes() throws ReleaseRefused;
    }

    private CheckReport withCosts(CheckReport report, Costs costs) {
        if (!cost || report.refused()) {
            return report;
        }
        List<Finding> findings = new ArrayList<>(report.findings());
        try {
            findings.addAll(costs.notes());
        } catch (ReleaseRefused e) {
            Finding first = e.findings().getFirst();
            findings.add(new Finding(
                    path.toString(),
                    0,
                    0,
                    "check.no-cost",
                    Severity.NOTE,
                    "the cost cannot be told, because the release around this file is refused: " + first.message(),
                    "Check the release: " + first.file() + "."));
        }
        return new CheckReport(report.release(), findings);
    }

    private CheckReport withStarter() {
        CheckReport report = file(Checkout.find().root().resolve(STARTER));
        List<Finding> findings = new ArrayList<>(report.findings());
        findings.addFirst(new Finding(
                path.toString(),
                0,
                0,
                "check.assumed-facts",
                Severity.WARNING,
                "no directory above this file holds a facts.yaml, so it was checked with the facts, reasons and rules"
                        + " of the starter release",
                "Put it into a release, or name one: --facts RELEASE."));
        return new CheckReport(report.release(), findings);
    }

    private static String summary(CheckReport report) {
        long errors = count(report, Severity.ERROR);
        long warnings = count(report, Severity.WARNING);
        String counted = warnings == 0 ? "" : ", with " + warnings + (warnings == 1 ? " warning" : " warnings");
        if (report.refused()) {
            return "Refused: " + errors + (errors == 1 ? " error" : " errors") + counted + ".";
        }
        return report.release()
                        .map(release -> "Sound: " + release.rules().size() + " rules, "
                                + release.facts().size() + " facts, hash " + release.hash())
                        .orElse("Sound")
                + counted + ".";
    }

    private static long count(CheckReport report, Severity severity) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
