package io.tripline.engine.intake;

import io.tripline.engine.facts.FactStore;
import io.tripline.engine.history.FactKeeper;
import io.tripline.engine.kafka.DeadLetters;
import io.tripline.engine.kafka.KafkaClients;
import org.springframework.stereotype.Component;

/** What every intake of a topic needs. */
@Component
record IntakeParts(
        KafkaClients clients,
        DeadLetters deadLetters,
        Lag lag,
        FactStore facts,
        FactKeeper keeper,
        IntakeProperties settings) {}
