package io.tripline.rules.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * A fact or field that a rule which hit had looked at.
 *
 * @param value Double, String or Boolean; null when it was absent
 * @param unit of the value; empty for fields that have none
 * @param condition what the rule asks of it, in words: "≥ 5", "> 3 × user.payments.avg_30d"
 */
public record Read(String name, @Nullable Object value, String unit, String condition) {}
