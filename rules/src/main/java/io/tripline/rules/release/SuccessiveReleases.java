package io.tripline.rules.release;

import io.tripline.rules.evaluation.CompiledRelease;

/**
 * Checks releases that come one after the other, as {@link ReleaseCheck} does: what stands in the next one as it did in one
 * before is not read again, so that a small change costs little. For one thread at a time.
 */
public final class SuccessiveReleases {
    private final Earlier earlier = new Earlier();

    /** As {@link ReleaseCheck#pass}. */
    public CompiledRelease pass(ReleaseBundle bundle) throws ReleaseRefused {
        return ReleaseCheck.pass(bundle, earlier);
    }

    /** As {@link ReleaseCompiler#compile}: scenarios are not run. */
    public CompiledRelease compile(ReleaseBundle bundle) throws ReleaseRefused {
        return ReleaseCompiler.read(bundle, earlier).compile(bundle.hash(), earlier.networks());
    }
}
