package io.tripline.engine.lists;

/**
 * A rule whose hits do not count in one decision.
 *
 * @param why in words, with who and until when
 */
public record HeldRule(String ruleId, String why) {}
