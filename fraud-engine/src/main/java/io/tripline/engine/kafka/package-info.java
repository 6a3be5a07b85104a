/** How this engine speaks to Kafka: clients that lose nothing, publishing that waits for every answer, and the dead-letter topics. */
@NullMarked
package io.tripline.engine.kafka;

import org.jspecify.annotations.NullMarked;
