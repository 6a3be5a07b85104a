package io.tripline.engine.release;

import io.tripline.rules.evaluation.CompiledRelease;
import java.time.Instant;

/** A release that is or was in force here. Immutable. */
public record LiveRelease(CompiledRelease compiled, Instant activatedAt, String publishedBy) {

    /** 64 hex digits, the release's name everywhere. */
    public String hash() {
        return compiled.hash();
    }
}
