package io.tripline.engine.intake;

import io.tripline.engine.facts.FactsUnavailable;
import io.tripline.engine.label.NotYetDecided;
import org.apache.kafka.common.KafkaException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;

/** Tells what passes by itself, and is waited for, from what a record brings about, however often it is tried. */
final class Failures {

    private Failures() {}

    static boolean passes(RuntimeException failure) {
        return switch (failure) {
            case DataIntegrityViolationException unfit -> false;
            case DataAccessException database -> true;
            case TransactionException database -> true;
            case FactsUnavailable redis -> true;
            case KafkaException kafka -> true;
            case NotYetDecided label -> true;
            default -> false;
        };
    }
}
