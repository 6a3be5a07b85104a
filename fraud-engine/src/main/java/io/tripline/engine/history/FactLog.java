package io.tripline.engine.history;

import io.tripline.engine.activity.ActivityIntake;
import io.tripline.engine.decision.LabelledDecisions;
import io.tripline.engine.decision.LabelledDecisions.Again;
import io.tripline.engine.decision.LoggedInteractions;
import io.tripline.engine.facts.SourcedEvent;
import io.tripline.engine.label.LabelIntake;
import io.tripline.rules.fact.FactDefinition;
import io.tripline.rules.fact.FactSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

/** The topics that facts are counted from, and how their records become events once more. Thread-safe. */
@Component
class FactLog {

    static final String INTERACTIONS = "interactions";
    static final String USER_ACTIVITY = "user-activity";
    static final String LABELS = "labels";
    static final List<String> TOPICS = List.of(USER_ACTIVITY, INTERACTIONS, LABELS);

    private final LoggedInteractions interactions;
    private final LabelledDecisions decisions;

    FactLog(LoggedInteractions interactions, LabelledDecisions decisions) {
        this.interactions = interactions;
        this.decisions = decisions;
    }

    /** Reads the records of one topic, in their order. For one at a time of each kind. */
    Reading reading(String topic, Again kind) {
        return switch (topic) {
            case INTERACTIONS -> interactions::events;
            case USER_ACTIVITY -> ActivityIntake::events;
            case LABELS -> {
                LabelledDecisions again = decisions.again(kind);
                yield records -> LabelIntake.events(records, again);
            }
            default -> throw new IllegalArgumentException("no facts are counted from " + topic);
        };
    }

    /** What a label moves depends on the ones before it, so that all have to be read from the first on. */
    static boolean readFromTheFirst(String topic) {
        return topic.equals(LABELS);
    }

    /** Which topics a stored fact is counted from. */
    static Set<String> topics(FactDefinition fact) {
        return fact.selections().stream()
                .map(selection -> topic(selection.source()))
                .collect(Collectors.toSet());
    }

    private static String topic(FactSource source) {
        return switch (source) {
            case INTERACTION -> INTERACTIONS;
            case USER_ACTIVITY -> USER_ACTIVITY;
            case LABEL -> LABELS;
        };
    }

    interface Reading {
        List<SourcedEvent> events(List<ConsumerRecord<String, byte[]>> records);
    }
}
