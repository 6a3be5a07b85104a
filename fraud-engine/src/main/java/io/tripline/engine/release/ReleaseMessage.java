package io.tripline.engine.release;

import java.time.Instant;
import java.util.Map;

/** A release as published on the topic {@code rule-releases}: whole, so that nobody else has to be asked for it. */
record ReleaseMessage(String hash, Instant publishedAt, String publishedBy, Map<String, String> files) {}
