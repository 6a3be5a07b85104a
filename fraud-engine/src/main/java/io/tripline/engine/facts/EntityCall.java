package io.tripline.engine.facts;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactValues;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** The events of one batch that touch one entity, in order, as one call of the facts library. Not thread-safe. */
final class EntityCall {
    private static final int COUNTED = 0;
    private static final int READ_AND_COUNTED = 1;
    private static final int TAKEN_BACK = 2;

    private final String key;
    private final EntityPlan plan;
    private final List<String> partitions = new ArrayList<>();
    private final List<Reader> readers = new ArrayList<>();
    private final Packer events = new Packer();

    private record Reader(Event event, FactValues values) {}

    EntityCall(String key, EntityPlan plan) {
        this.key = key;
        this.plan = plan;
    }

    /** The event, and in which of the plan's series it counts. */
    void add(SourcedEvent sourced, IntPredicate counts, FactValues values) {
        events.add(place(sourced.partition())).add(sourced.offset());
        if (sourced.takenBack()) {
            add(sourced.event(), counts, TAKEN_BACK);
        } else {
            add(sourced.event(), counts, sourced.read(), values);
        }
    }

    /** An event that stands in no log, and so has neither fence nor memo. */
    void addUnsourced(Event event, FactValues values) {
        events.add(0).add(0);
        add(event, series -> true, true, values);
    }

    String key() {
        return key;
    }

    byte[] plan() {
        return plan.packed();
    }

    byte[] events(BatchPosition position) {
        Packer out = new Packer().add(position.hour()).add(position.oldestRun()).add(partitions.size());
        for (String partition : partitions) {
            out.add(partition).add(position.firstOffset(partition));
        }
        return out.addAll(events).array();
    }

    void unpack(byte[] answer) {
        Unpacker in = new Unpacker(answer);
        for (Reader reader : readers) {
            plan.unpackReads(in, reader.event(), reader.values());
        }
    }

    private void add(Event event, IntPredicate counts, boolean read, FactValues values) {
        add(event, counts, read ? READ_AND_COUNTED : COUNTED);
        if (read) {
            readers.add(new Reader(event, values));
        }
    }

    private void add(Event event, IntPredicate counts, int effect) {
        events.add(event.time().toEpochMilli()).add(effect);
        plan.packUpdates(event, counts, events);
    }

    private int place(String partition) {
        int place = partitions.indexOf(partition);
        if (place < 0) {
            partitions.add(partition);
            place = partitions.size() - 1;
        }
        return place + 1;
    }
}
