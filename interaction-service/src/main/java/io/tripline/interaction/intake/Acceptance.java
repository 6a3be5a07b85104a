package io.tripline.interaction.intake;

import io.tripline.access.Refusal;
import io.tripline.outbox.Outbox;
import io.tripline.outbox.OutboxMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Stores interactions once and sends each stored one on, in one transaction for the whole batch: what is acknowledged is
 * in the database, and what is in the database reaches Kafka.
 */
@Component
class Acceptance {

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final InteractionTable table;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final IntakeProperties properties;
    private final IntakeMetrics metrics;
    private final Clock clock;

    Acceptance(
            InteractionTable table,
            Outbox outbox,
            TransactionOperations transactions,
            IntakeProperties properties,
            IntakeMetrics metrics,
            Clock clock) {
        this.table = table;
        this.outbox = outbox;
        this.transactions = transactions;
        this.properties = properties;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** What became of one of the interactions. */
    enum Status {
        ACCEPTED,
        /** Stored before, with the same content. */
        DUPLICATE,
        /** Stored before, with other content. */
        CONFLICT
    }

    /** Accepts one, in the trace of the present request. */
    Status accept(Reading.Accepted one) {
        return accept(List.of(one), () -> null).getFirst();
    }

    /**
     * Accepts a batch; the results are in its order.
     *
     * @param traceparents gives each new interaction the trace it goes on in, null for that of the present request
     * @throws Refusal when too much waits for Kafka; nothing was stored then
     */
    List<Status> accept(List<Reading.Accepted> batch, Supplier<@Nullable String> traceparents) {
        refuseWhenOverloaded();
        if (batch.isEmpty()) {
            return List.of();
        }
        List<Status> statuses = Objects.requireNonNull(transactions.execute(_ -> store(batch, traceparents)));
        for (int i = 0; i < batch.size(); i++) {
            metrics.count(statuses.get(i), batch.get(i).interaction().type());
        }
        return statuses;
    }

    private void refuseWhenOverloaded() {
        if (outbox.depth() >= properties.maxOutboxDepth()) {
            metrics.refusedAsOverloaded();
            throw Refusal.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "overloaded",
                            "Too many interactions wait to be decided; nothing was stored. Try again later.")
                    .retryAfter(RETRY);
        }
    }

    private List<Status> store(List<Reading.Accepted> batch, Supplier<@Nullable String> traceparents) {
        Instant receivedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<UUID, Reading.Accepted> firsts = new LinkedHashMap<>();
        batch.forEach(one -> firsts.putIfAbsent(one.interaction().id(), one));
        Set<UUID> inserted = table.insert(
                firsts.values().stream()
                        .sorted(Comparator.comparing(one -> one.interaction().id()))
                        .toList(),
                receivedAt);
        outbox.add(firsts.values().stream()
                .filter(one -> inserted.contains(one.interaction().id()))
                .map(one -> message(one, receivedAt, traceparents.get()))
                .toList());
        return statuses(batch, inserted, storedHashes(firsts, inserted));
    }

    private Map<UUID, byte[]> storedHashes(Map<UUID, Reading.Accepted> firsts, Set<UUID> inserted) {
        Map<UUID, byte[]> hashes = new HashMap<>();
        inserted.forEach(
                id -> hashes.put(id, Objects.requireNonNull(firsts.get(id)).hash()));
        Set<UUID> known = new HashSet<>(firsts.keySet());
        known.removeAll(inserted);
        if (!known.isEmpty()) {
            hashes.putAll(table.hashes(known));
        }
        return hashes;
    }

    private static List<Status> statuses(List<Reading.Accepted> batch, Set<UUID> inserted, Map<UUID, byte[]> hashes) {
        Set<UUID> fresh = new HashSet<>(inserted);
        List<Status> statuses = new ArrayList<>(batch.size());
        for (Reading.Accepted one : batch) {
            UUID id = one.interaction().id();
            if (fresh.remove(id)) {
                statuses.add(Status.ACCEPTED);
            } else {
                statuses.add(Arrays.equals(hashes.get(id), one.hash()) ? Status.DUPLICATE : Status.CONFLICT);
            }
        }
        return statuses;
    }

    private static OutboxMessage message(Reading.Accepted one, Instant receivedAt, @Nullable String traceparent) {
        return new OutboxMessage(
                "interactions",
                one.interaction().userId(),
                "io.tripline.interaction.accepted",
                one.interaction().id().toString(),
                receivedAt,
                withReceivedAt(one.body(), receivedAt),
                traceparent);
    }

    /** The canonical body, which ends with a brace, and one field more. */
    private static byte[] withReceivedAt(byte[] body, Instant receivedAt) {
        byte[] tail = (",\"receivedAt\":\"" + receivedAt + "\"}").getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(body, body.length - 1 + tail.length);
        System.arraycopy(tail, 0, whole, body.length - 1, tail.length);
        return whole;
    }
}
