package io.tripline.engine.history;

import io.tripline.engine.facts.Places;
import org.apache.kafka.common.TopicPartition;

/**
 * The records of a partition up to a certain one.
 *
 * @param end the offset after the last
 * @param name of the partition in fences and positions
 */
record Stretch(TopicPartition partition, long end, String name) {

    /** As events come. */
    static Stretch of(TopicPartition partition, long end) {
        return new Stretch(partition, end, Places.partition(partition.topic(), partition.partition()));
    }

    /** The place after the last record. */
    long endPlace() {
        return Places.at(partition.topic(), end);
    }
}
