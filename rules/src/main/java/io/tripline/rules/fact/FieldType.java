package io.tripline.rules.fact;

/** What a field of an event holds. */
public enum FieldType {
    /** A {@link Double}. */
    NUMBER,
    /** A {@link String}. */
    TEXT,
    /** A {@link Double}: seconds since 1970-01-01T00:00Z, with a fraction. */
    TIME,
    /** An attribute of the interaction's type: a {@link Double}, {@link String} or {@link Boolean}. */
    ANY
}
