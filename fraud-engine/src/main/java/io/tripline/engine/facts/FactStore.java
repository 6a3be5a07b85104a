package io.tripline.engine.facts;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactValues;
import java.util.List;
import java.util.Map;

/**
 * Reads and moves facts: one Redis round trip for a whole batch, each event applied exactly once per (partition,
 * offset). Thread-safe.
 */
public interface FactStore {
    /**
     * For each event in order: its facts as they were just before it (or with it, where the definition includes the
     * current event); then the event is counted. An event that was applied before changes nothing and reads the values
     * of the first time, so a batch whose decisions were not stored can be applied again, however it is cut.
     *
     * <p>Within a partition, offsets ascend. What is answered is remembered until a later batch tells that it is stored.
     *
     * <p>An event that is taken back leaves the counts, sums, averages and deviations that it entered; what is the least, the
     * most, the first, the last or a distinct member stays, because what stood before it is not known any more.
     *
     * @param unstored by partition, the first offset whose result may not be stored yet; for a partition that is not
     *     named, its first offset in the batch
     * @return one per event; empty for events that do not read. Ratios are derived.
     * @throws FactsUnavailable when Redis does not answer in time; the batch may have been applied and can be repeated
     * @throws FactsLost when Redis has lost facts, so that none can be read before they are counted again
     */
    List<FactValues> apply(FactCatalogue catalogue, List<SourcedEvent> events, Map<String, Long> unstored);

    /** For callers that apply a batch only once the results of the one before it are stored. */
    default List<FactValues> apply(FactCatalogue catalogue, List<SourcedEvent> events) {
        return apply(catalogue, events, Map.of());
    }

    /**
     * Counts events without reading any.
     *
     * @param share what of them counts
     * @param ends by partition, the place before which all is counted with this batch
     * @throws FactsUnavailable as {@link #apply} does
     */
    void count(Epoch epoch, FactCatalogue catalogue, Share share, List<SourcedEvent> events, Map<String, Long> ends);

    /**
     * Says that nothing before these places is left to be counted, by partition. Costs nothing where the batch itself ended
     * there.
     *
     * @throws FactsUnavailable as {@link #apply} does
     */
    void pass(Map<String, Long> ends);

    /**
     * What {@link #apply} would answer for this event if it came next; changes nothing.
     *
     * @throws FactsUnavailable when Redis does not answer in time
     */
    FactValues peek(FactCatalogue catalogue, Event event);
}
