package io.tripline.engine.decision;

import io.tripline.rules.evaluation.Verdict;

/** How a release in shadow would have decided. */
record ShadowVerdict(String name, String releaseHash, Verdict verdict) {}
