package io.tripline.engine.lists;

/** What a list is for; what follows from being on it is up to the rules that read it. */
enum ListKind {
    ALLOW,
    BLOCK,
    WATCH
}
