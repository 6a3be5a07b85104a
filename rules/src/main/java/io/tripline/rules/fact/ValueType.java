package io.tripline.rules.fact;

/** What a fact reads as. */
public enum ValueType {
    NUMBER,
    TEXT
}
