package io.tripline.console.label;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The newest label of each interaction and source, while further ones are taken in. Not thread-safe. */
final class LabelsInForce {

    private final Map<Key, Label> labels = new HashMap<>();
    private final Map<UUID, Label> anyOf = new HashMap<>();

    private record Key(UUID interactionId, Source source) {}

    LabelsInForce(List<Label> stored) {
        stored.forEach(this::put);
    }

    /** Takes a label in, unless it repeats or contradicts what is known. */
    Recorded take(Label sent) {
        Label known = anyOf.get(sent.interactionId());
        if (known != null && !known.userId().equals(sent.userId())) {
            return new Recorded(Recorded.Status.CONFLICT, known);
        }
        @Nullable Label before = labels.get(new Key(sent.interactionId(), sent.source()));
        if (before != null && sent.repeats(before)) {
            return new Recorded(Recorded.Status.DUPLICATE, before);
        }
        put(sent);
        return new Recorded(Recorded.Status.ACCEPTED, sent);
    }

    private void put(Label label) {
        labels.put(new Key(label.interactionId(), label.source()), label);
        anyOf.put(label.interactionId(), label);
    }
}
