package io.tripline.engine.facts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** What of one batch counts in which series, looked up once for each plan and partition. Not thread-safe. */
final class Shares {
    private final Share share;
    private final Map<EntityPlan, Map<String, long[]>> froms = new HashMap<>();

    Shares(Share share) {
        this.share = share;
    }

    /** In which of the plan's series, numbered from 0, the event counts. */
    IntPredicate of(EntityPlan plan, SourcedEvent event) {
        long[] from = froms.computeIfAbsent(plan, _ -> new HashMap<>())
                .computeIfAbsent(event.partition(), partition -> from(plan, partition));
        long place = event.offset();
        return series -> from[series] <= place;
    }

    private long[] from(EntityPlan plan, String partition) {
        List<String> ids = plan.seriesIds();
        return ids.stream().mapToLong(id -> share.from(id, partition)).toArray();
    }
}
