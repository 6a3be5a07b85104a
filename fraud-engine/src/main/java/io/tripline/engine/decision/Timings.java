package io.tripline.engine.decision;

/**
 * Where the time of a decision went, in microseconds.
 *
 * @param queuedMicros from the interaction's acceptance until its batch was taken up
 * @param factsMicros the one trip to Redis that the whole batch shared
 * @param rulesMicros this interaction's rules
 * @param policyMicros this interaction's policy
 */
public record Timings(long queuedMicros, long factsMicros, long rulesMicros, long policyMicros) {}
