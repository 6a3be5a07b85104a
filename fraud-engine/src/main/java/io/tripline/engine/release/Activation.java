package io.tripline.engine.release;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tripline.rules.evaluation.CompiledRelease;
import io.tripline.rules.release.Finding;
import io.tripline.rules.release.ReleaseRefused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts a release to use, once it is compiled, warm and remembered; a refused one changes nothing. For one thread at a time. */
@Component
class Activation {

    static final int MAX_SHADOWS = 5;

    private static final Logger log = LoggerFactory.getLogger(Activation.class);

    private final Verification verification = new Verification();
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
                CompiledRelease compiled = verification.passAgain(last.release());
                use(Scope.LIVE, last.release(), compiled, last.at());
            } catch (ReleaseRefused e) {
                refuse(last.release().hash(), Scope.LIVE.key(), e.findings());
            }
        });
    }

    /** Answers whether this release is in use for this scope now. */
    boolean activate(Scope scope, ReleaseMessage release) {
        if (isInUse(scope, release)) {
            return true;
        }
        try {
            requireRoom(scope);
            requireShare(scope, release);
            CompiledRelease compiled = verification.pass(release);
            warmUp.run(compiled);
            Instant at = clock.instant();
            store.keep(release, scope.equals(Scope.LIVE) ? Optional.of(at) : Optional.empty());
            use(scope, release, compiled, at);
            return true;
        } catch (ReleaseRefused e) {
            refuse(release.hash(), scope.key(), e.findings());
            return false;
        }
    }

    /** Answers whether nothing is in use for this scope now: the live release can be replaced only. */
    boolean remove(Scope scope) {
        switch (scope.kind()) {
            case LIVE -> {
                log.warn("The release in force cannot be removed, only replaced; it stays");
                return false;
            }
            case CANARY -> releases.putInCanary(null);
            case SHADOW -> releases.removeShadow(scope.name());
        }
        log.info("No release is in use for {}", scope.key());
        return true;
    }

    void refuse(String hash, String scope, List<Finding> findings) {
        refusals.increment();
        log.error("Release {} is refused for {}; what is in use stays: {}", hash, scope, findings);
        store.refused(new RefusedRelease(hash, scope, clock.instant(), findings));
    }

    private boolean isInUse(Scope scope, ReleaseMessage release) {
        return switch (scope.kind()) {
            case LIVE -> isOne(releases.inForce(), release);
            case CANARY ->
                isOne(releases.canary().map(Canary::release), release)
                        && releases.canary().map(Canary::percent).equals(Optional.ofNullable(release.percent()));
            case SHADOW -> isOne(releases.shadow(scope.name()), release);
        };
    }

    private static boolean isOne(Optional<LiveRelease> used, ReleaseMessage release) {
        return used.filter(one -> one.hash().equals(release.hash())).isPresent();
    }

    private void requireRoom(Scope scope) throws ReleaseRefused {
        boolean another = scope.kind() == Scope.Kind.SHADOW
                && releases.shadow(scope.name()).isEmpty();
        if (another && releases.shadows() >= MAX_SHADOWS) {
            throw refused(
                    "release.too-many-shadows",
                    "there are " + MAX_SHADOWS + " shadows already",
                    "Remove one with ./tripline publish --remove shadow/NAME.");
        }
    }

    private static void requireShare(Scope scope, ReleaseMessage release) throws ReleaseRefused {
        Double percent = release.percent();
        if (scope.equals(Scope.CANARY) && (percent == null || !Canary.sound(percent))) {
            throw refused(
                    "release.bad-share",
                    "percent is " + percent + ", not above 0 and up to 100",
                    "Publish it with the share of users it decides for, such as --canary 5%.");
        }
    }

    private static ReleaseRefused refused(String code, String message, String hint) {
        return new ReleaseRefused(List.of(new Finding("", 0, 0, code, message, hint)));
    }

    private void use(Scope scope, ReleaseMessage release, CompiledRelease compiled, Instant at) {
        LiveRelease ready = new LiveRelease(compiled, at, release.publishedBy());
        Double percent = release.percent();
        switch (scope.kind()) {
            case LIVE -> releases.putInForce(ready);
            case CANARY -> releases.putInCanary(new Canary(ready, percent == null ? 0 : percent));
            case SHADOW -> releases.putInShadow(scope.name(), ready);
        }
        log.info(
                "Release {} is in use for {}, with {} rules",
                release.hash(),
                scope.key(),
                compiled.rules().size());
    }
}
