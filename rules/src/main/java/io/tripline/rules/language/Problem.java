package io.tripline.rules.language;

/**
 * Something wrong in a text.
 *
 * @param line from 1
 * @param column from 1
 * @param code stable, for machines: "rule.unknown-fact"
 * @param hint what to do about it
 */
public record Problem(int line, int column, String code, String message, String hint) {}
