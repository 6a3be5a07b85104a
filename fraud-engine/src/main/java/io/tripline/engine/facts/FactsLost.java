package io.tripline.engine.facts;

/**
 * Redis lost facts that it had counted, so that what it answered is of no use. Its epoch is at an end; the call can be repeated
 * in another.
 */
public final class FactsLost extends FactsUnavailable {
    FactsLost(long epoch) {
        super("Redis has lost facts of epoch " + epoch, null);
    }
}
