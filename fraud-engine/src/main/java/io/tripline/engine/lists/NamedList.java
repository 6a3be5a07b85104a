package io.tripline.engine.lists;

/**
 * A list, and how many entries it has that count now.
 *
 * @param description what is on it, for people
 */
record NamedList(String name, ListKind kind, String description, long entries) {}
