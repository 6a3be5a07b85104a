package io.tripline.rules.evaluation;

import io.tripline.rules.fact.FieldType;

/**
 * Something a condition reads.
 *
 * @param path of an interaction's field, or the fact's name
 * @param fact whether it is a fact rather than a field
 * @param type never TIME for a fact
 * @param unit empty for fields without one
 */
public record Name(String path, boolean fact, FieldType type, String unit) {
    /** Whether it can be compared with a number. */
    public boolean numeric() {
        return type != FieldType.TEXT;
    }

    /** Whether it can be compared with a text. */
    public boolean textual() {
        return type == FieldType.TEXT || type == FieldType.ANY;
    }
}
