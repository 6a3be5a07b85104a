package io.tripline.user.registry;

/** How far a user is trusted. */
public enum Standing {
    /** Nothing is held against the user. */
    ACTIVE,
    /** Rules look closer. */
    WATCHED,
    /** The user may do less; which operations is for rules and products to say. */
    LIMITED,
    /** The user may do nothing and cannot sign in. */
    BLOCKED
}
