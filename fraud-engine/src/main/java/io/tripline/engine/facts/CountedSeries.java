package io.tripline.engine.facts;

import io.tripline.rules.fact.FactDefinition;

/** What is known, at one moment, of the series of an epoch: what each has counted, and whether decisions can rely on it. Immutable. */
public interface CountedSeries extends Share {

    /** How often the series was given up and begun again; each time it has another name in Redis. */
    int generation(String seriesId);

    /** Whether the series of this fact has everything that the log has. One that is not known here is not ready. */
    boolean ready(FactDefinition fact);

    /** How much of what it lacks is counted by now, 0 to 100; 100 alone does not make it ready. */
    int percent(String seriesId);

    /** Whether events of this topic have to wait, because older ones are counted first. */
    boolean waiting(String topic);

    /** Back-fills before this one came to an end, and can never be repeated. */
    long oldestRun();
}
