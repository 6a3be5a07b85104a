package io.tripline.local.supervisor;

/** How far the supervising process has come. */
public enum Phase {
    STARTING,
    READY,
    STOPPING
}
