package io.tripline.rules.release;

import io.tripline.rules.evaluation.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks one file as a part of a release: the one around it, or another that is named. */
public final class FileChecker {
    private static final int FARTHEST = 10;

    private final Path file;
    private final Path release;

    private FileChecker(Path file, Path release) {
        this.file = file;
        this.release = release;
    }

    /** The nearest directory above this file that holds a facts.yaml. */
    public static Optional<Path> releaseAround(Path file) {
        Path directory = file.toAbsolutePath().normalize().getParent();
        for (int i = 0; i < FARTHEST && directory != null; i++) {
            if (Files.isRegularFile(directory.resolve(FactsFile.PATH))) {
                return Optional.of(directory);
            }
            directory = directory.getParent();
        }
        return Optional.empty();
    }

    /**
     * Checks a file of rules, or any other file of a release, with the facts, reasons and other rules of this release;
     * where the release has a rule of the same id, the file's is taken instead. Findings name the file as it is given
     * here. Never throws, whatever is in it.
     */
    public static CheckReport check(Path file, Path release) {
        try {
            return new CheckReport(Optional.empty(), new FileChecker(file, release).findings());
        } catch (ReleaseRefused e) {
            return new CheckReport(Optional.empty(), e.findings());
        }
    }

    /** The rules of a file, read with this release; refused with what is wrong in the file, when anything is. */
    public static List<Rule> rules(Path file, Path release) throws ReleaseRefused {
        FileChecker checker = new FileChecker(file, release);
        List<Finding> errors = checker.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new ReleaseRefused(errors);
        }
        String role = checker.role();
        return ReleaseCompiler.readInstead(checker.bundle(role, checker.around()), role).rules().stream()
                .filter(rule -> rule.file().equals(role))
                .map(PlacedRule::rule)
                .toList();
    }

    /** What each rule of the file would cost in this release: notes. Refused as by {@link #rules}. */
    public static List<Finding> costs(Path file, Path release) throws ReleaseRefused {
        FileChecker checker = new FileChecker(file, release);
        String role = checker.role();
        ReleaseBundle bundle = checker.bundle(role, checker.around());
        ReleaseCompiler.Parts parts = ReleaseCompiler.readInstead(bundle, role);
        return new FactAdvice(bundle, parts.compile(bundle.hash()), parts.rules())
                .costs().stream()
                        .filter(finding -> finding.file().equals(role))
                        .map(finding -> finding.in(file.toString()))
                        .toList();
    }

    private ReleaseBundle bundle(String role, SortedMap<String, String> around) throws ReleaseRefused {
        SortedMap<String, String> files = new TreeMap<>(around);
        files.keySet().removeIf(path -> path.startsWith("scenarios/"));
        files.put(role, ReleaseBundle.readFile(file, role));
        return ReleaseBundle.of(files);
    }

    private List<Finding> findings() throws ReleaseRefused {
        String role = role();
        SortedMap<String, String> around = around();
        Findings found = new Findings();
        try {
            ReleaseBundle bundle = bundle(role, around);
            ReleaseCompiler.Parts parts = ReleaseCompiler.readInstead(bundle, role);
            found.addAll(parts.findings());
            Advice advice = new Advice(parts.facts());
            UnitAdvice units = new UnitAdvice(parts.facts());
            parts.rules().stream().filter(rule -> rule.file().equals(role)).forEach(rule -> {
                found.addAll(advice.ofParts(rule));
                found.addAll(units.of(rule));
            });
            found.addAll(advice.ofOverlaps(parts.rules(), rule -> rule.file().equals(role)));
            if (role.startsWith("rules/")
                    && parts.rules().stream().noneMatch(rule -> rule.file().equals(role))) {
                found.add(role, "check.no-rule", "the file holds no rule", "Write rule \"group.name\" … end.");
            }
            if (role.startsWith("scenarios/")) {
                found.addAll(
                        ReleaseCheck.findings(ScenarioRunner.run(parts.scenarios(), parts.compile(bundle.hash()))));
            }
        } catch (ReleaseRefused e) {
            found.addAll(e.findings());
        }
        return found.sorted().stream()
                .filter(finding -> finding.file().equals(role) || finding.file().equals(FactsFile.PATH))
                .map(finding -> finding.in(
                        finding.file().equals(role)
                                ? file.toString()
                                : release.resolve(finding.file()).toString()))
                .toList();
    }

    /** What else of the release can be read; other files that are wrong are not this file's fault. */
    private SortedMap<String, String> around() throws ReleaseRefused {
        SortedMap<String, String> files = ReleaseBundle.readable(release);
        if (!files.containsKey(FactsFile.PATH)) {
            throw refused(
                    "check.release-unreadable",
                    "the release " + release + " which it is checked with has no readable facts.yaml",
                    "Check that release first, or name another: --facts RELEASE.");
        }
        return files;
    }

    /** Its path in the release. */
    private String role() throws ReleaseRefused {
        if (!Files.isRegularFile(file)) {
            throw refused("check.no-file", "there is no such file", "Name a release directory, or a file of one.");
        }
        Path inside = inside();
        if (inside != null) {
            return inside.toString().replace('\\', '/');
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (ReleaseBundle.RULES.stream().anyMatch(name::endsWith)) {
            return "rules/checked-file" + name.substring(name.lastIndexOf('.'));
        }
        if (name.endsWith(".dmn")) {
            return ReleaseCompiler.POLICY;
        }
        if (List.of(FactsFile.PATH, ReasonsFile.PATH, BandsFile.PATH).contains(name)) {
            return name;
        }
        if (name.endsWith(".yaml")) {
            return "scenarios/checked-file.yaml";
        }
        throw refused(
                "check.unknown-kind",
                "this is no kind of file that a release has",
                "Rules end in " + String.join(", ", ReleaseBundle.RULES)
                        + ", a policy in .dmn; facts are in facts.yaml, reasons in reasons.yaml, bands in bands.yaml, scenarios in other .yaml files.");
    }

    private @Nullable Path inside() {
        try {
            Path real = file.toRealPath();
            Path root = release.toRealPath();
            return real.startsWith(root) ? root.relativize(real) : null;
        } catch (IOException e) {
            return null;
        }
    }

    private ReleaseRefused refused(String code, String message, String hint) {
        return new ReleaseRefused(List.of(new Finding(file.toString(), 0, 0, code, message, hint)));
    }
}
