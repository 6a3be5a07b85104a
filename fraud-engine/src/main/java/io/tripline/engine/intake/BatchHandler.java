package io.tripline.engine.intake;

import io.tripline.engine.kafka.Rejected;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Processes a batch so that it can be given again after any failure, whole or in part, without effect a second time. */
@FunctionalInterface
interface BatchHandler {

    /**
     * Returns once everything the batch brought about is stored.
     *
     * @param waited since the batch was first given; zero the first time
     * @return the records that can never be processed
     */
    List<Rejected> handle(List<ConsumerRecord<String, byte[]>> batch, Duration waited);
}
