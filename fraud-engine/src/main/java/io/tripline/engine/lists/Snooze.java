package io.tripline.engine.lists;

import java.time.Instant;

/**
 * A rule whose hits do not count for one entity until a time.
 *
 * @param field of interactions that names the entity, such as userId
 * @param value of that field
 */
record Snooze(
        String ruleId, String field, String value, Instant until, String reason, String snoozedBy, Instant snoozedAt) {}
