package io.tripline.engine.release;

import io.tripline.rules.release.Finding;
import java.time.Instant;
import java.util.List;

/** A published release that was not put in force, and why. */
record RefusedRelease(String hash, Instant at, List<Finding> findings) {}
