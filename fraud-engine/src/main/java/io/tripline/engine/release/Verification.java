package io.tripline.engine.release;

import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.release.Finding;
import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseRefused;
import io.tripline.rules.release.SuccessiveReleases;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a published release has to pass before this engine decides by it. For one thread at a time. */
final class Verification {

    private static final Logger log = LoggerFactory.getLogger(Verification.class);

    private final SuccessiveReleases releases = new SuccessiveReleases();

    /** Refused unless the files have the hash that names them, compile, and keep the promises of their own scenarios. */
    CompiledRelease pass(ReleaseMessage release) throws ReleaseRefused {
        return compiled(release, releases::pass);
    }

    /** As {@link #pass} for a release that did pass before: its scenarios are not run again. */
    CompiledRelease passAgain(ReleaseMessage release) throws ReleaseRefused {
        return compiled(release, releases::compile);
    }

    private static CompiledRelease compiled(ReleaseMessage release, Check check) throws ReleaseRefused {
        try {
            ReleaseBundle bundle = ReleaseBundle.of(release.files());
            if (!bundle.hash().equals(release.hash())) {
                throw refused(
                        "release.wrong-hash",
                        "its files hash to " + bundle.hash(),
                        "Publish it again under the hash of its files.");
            }
            return check.compile(bundle);
        } catch (RuntimeException e) {
            log.error("Checking release {} failed", release.hash(), e);
            throw refused("release.internal", "checking it failed: " + e, "Report this with the engine's log.");
        }
    }

    private static ReleaseRefused refused(String code, String message, String hint) {
        return new ReleaseRefused(List.of(new Finding("", 0, 0, code, message, hint)));
    }

    private interface Check {
        CompiledRelease compile(ReleaseBundle bundle) throws ReleaseRefused;
    }
}
