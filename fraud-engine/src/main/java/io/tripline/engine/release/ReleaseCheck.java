package io.tripline.engine.release;

import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.release.Finding;
import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseCompiler;
import io.tripline.rules.release.ReleaseRefused;
import io.tripline.rules.release.ScenarioRunner;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a published release has to pass before it may be put in force. */
final class ReleaseCheck {

    private static final Logger log = LoggerFactory.getLogger(ReleaseCheck.class);

    private ReleaseCheck() {}

    /** Refused unless the files have the hash that names them, compile, and do what their scenarios say. */
    static CompiledRelease pass(ReleaseMessage release) throws ReleaseRefused {
        ReleaseBundle bundle = ReleaseBundle.of(release.files());
        if (!bundle.hash().equals(release.hash())) {
            throw refused(
                    "release.wrong-hash",
                    "its files hash to " + bundle.hash(),
                    "Publish it again under the hash of its files.");
        }
        try {
            CompiledRelease compiled = ReleaseCompiler.compile(bundle);
            List<Finding> failures = failures(ScenarioRunner.run(bundle, compiled));
            if (!failures.isEmpty()) {
                throw new ReleaseRefused(failures);
            }
            return compiled;
        } catch (RuntimeException e) {
            log.error("Checking release {} failed", release.hash(), e);
            throw refused("release.internal", "checking it failed: " + e, "Report this with the engine's log.");
        }
    }

    private static List<Finding> failures(ScenarioRunner.Report report) {
        return report.results().stream()
                .filter(result -> !result.holds())
                .map(result -> new Finding(
                        result.file(),
                        result.line(),
                        1,
                        "scenario.fails",
                        result.name() + ": " + String.join("; ", result.differences()),
                        "Correct the rule, or what the scenario expects."))
                .toList();
    }

    private static ReleaseRefused refused(String code, String message, String hint) {
        return new ReleaseRefused(List.of(new Finding("", 0, 0, code, message, hint)));
    }
}
