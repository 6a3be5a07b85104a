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

    /**
     * Refused unless the files have the hash that names them and compile. Scenarios are run too, which warms the rules up; one
     * that no longer holds is logged and does not refuse the release, since whoever published it was told.
     */
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
            ScenarioRunner.run(bundle, compiled).results().stream()
                    .filter(result -> !result.holds())
                    .forEach(result -> log.warn(
                            "Release {}: scenario {} ({}:{}) does not hold: {}",
                            release.hash(),
                            result.name(),
                            result.file(),
                            result.line(),
                            String.join("; ", result.differences())));
            return compiled;
        } catch (RuntimeException e) {
            log.error("Checking release {} failed", release.hash(), e);
            throw refused("release.internal", "checking it failed: " + e, "Report this with the engine's log.");
        }
    }

    private static ReleaseRefused refused(String code, String message, String hint) {
        return new ReleaseRefused(List.of(new Finding("", 0, 0, code, message, hint)));
    }
}
