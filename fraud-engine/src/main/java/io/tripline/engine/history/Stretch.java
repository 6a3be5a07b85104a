package io.tripline.engine.history;

import io.tripline.engine.facts.Places;
import org.apache.kafka.common.TopicPartition;

/**
 * The records of a partition up to a certain one.
 *
 * @param end the offset after the last
 */
record Stretch(TopicPartition partition, long end) {

    /** Of the partition, in fences and positions. */
    String name() {
        return Places.partition(partition.topic(), partition.partition());
    }

    /** The place after the last record. */
    long endPlace() {
        return Places.at(partition.topic(), end);
    }
}
