package io.tripline.engine.release;

import io.tripline.rules.release.Finding;
import java.time.Instant;
import java.util.List;

/**
 * A published release that was not put to use, and why.
 *
 * @param scope what it was published for: live, canary, or shadow/ and a name
 */
record RefusedRelease(String hash, String scope, Instant at, List<Finding> findings) {}
