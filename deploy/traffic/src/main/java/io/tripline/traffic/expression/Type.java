package io.tripline.traffic.expression;

/** What an expression yields. */
public enum Type {
    TEXT,
    NUMBER,
    TIME,
    TRUTH
}
