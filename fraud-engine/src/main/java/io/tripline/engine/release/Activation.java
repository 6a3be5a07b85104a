package io.tripline.engine.release;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.release.Finding;
import io.tripline.rules.release.ReleaseRefused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts a release in force, once it is compiled, warm and remembered; a refused one changes nothing. */
@Component
class Activation {

    private static final Logger log = LoggerFactory.getLogger(Activation.class);

    private final Releases releases;
    private final ReleaseStore store;
    private final WarmUp warmUp;
    private final Clock clock;
    private final Counter refusals;

    Activation(Releases releases, ReleaseStore store, WarmUp warmUp, Clock clock, MeterRegistry meters) {
        this.releases = releases;
        this.store = store;
        this.warmUp = warmUp;
        this.clock = clock;
        this.refusals = meters.counter("tripline.releases.refused");
    }

    /** Puts the release that was in force last back in force; without one, or when it no longer compiles, none is. */
    void restore() {
        store.lastActivated().ifPresent(last -> {
            try {
                putInForce(last.release(), Verification.passAgain(last.release()), last.at());
            } catch (ReleaseRefused e) {
                refuse(last.release().hash(), e.findings());
            }
        });
    }

    /** Answers whether this release is in force now. */
    boolean activate(ReleaseMessage release) {
        if (releases.inForce()
                .filter(live -> live.hash().equals(release.hash()))
                .isPresent()) {
            return true;
        }
        try {
            CompiledRelease compiled = Verification.pass(release);
            warmUp.run(compiled);
            Instant at = clock.instant();
            store.activated(release, at);
            putInForce(release, compiled, at);
            return true;
        } catch (ReleaseRefused e) {
            refuse(release.hash(), e.findings());
            return false;
        }
    }

    void refuse(String hash, List<Finding> findings) {
        refusals.increment();
        log.error("Release {} is refused; the one in force stays: {}", hash, findings);
        store.refused(new RefusedRelease(hash, clock.instant(), findings));
    }

    private void putInForce(ReleaseMessage release, CompiledRelease compiled, Instant at) {
        releases.putInForce(new LiveRelease(compiled, at, release.publishedBy()));
        log.info(
                "Release {} is in force, with {} rules",
                release.hash(),
                compiled.rules().size());
    }
}
