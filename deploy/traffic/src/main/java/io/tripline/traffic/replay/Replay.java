package io.tripline.traffic.replay;

import io.tripline.traffic.api.Gateway;
import io.tripline.traffic.api.Gateway.LineResult;
import io.tripline.traffic.api.GatewayException;
import io.tripline.traffic.expression.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends the rows of a file in their order. A batch is sent when the one before is accepted; a batch without an answer is sent again, which the
 * ids make harmless. Before a row of event time t is sent, all labels known at t are applied, and for that all decisions before are awaited.
 * For one thread.
 */
final class Replay {

    private final Gateway gateway;
    private final RowMapper mapper;
    private final ReplayOptions options;
    private final Rejects rejects;
    private final Undecided undecided;
    private final Labels labels;
    private final LabelSchedule schedule;
    private final SeenIds seen = new SeenIds();
    private final List<Mapped> batch = new ArrayList<>();
    private final Pace pace;
    private final Progress progress;
    private final Map<String, Long> statuses = new HashMap<>();
    private long rows;
    private long outside;
    private Instant lastBarrier = Instant.MIN;

    Replay(Gateway gateway, RowMapper mapper, ReplayOptions options, Rejects rejects, RowSink sink, Progress progress) {
        this.gateway = gateway;
        this.mapper = mapper;
        this.options = options;
        this.rejects = rejects;
        this.undecided = new Undecided(gateway, sink, options.patience());
        this.labels = new Labels(gateway, options.patience());
        this.schedule = new LabelSchedule(
                options.labelsDelay() == null ? Duration.ZERO : options.labelsDelay(), options.labelsStep());
        this.pace = new Pace(options.rowsPerSecond());
        this.progress = progress;
    }

    /**
     * What happened.
     *
     * @param rows of the file that were read and lie in the chosen time
     * @param outside rows outside of it
     * @param repeated rows that an earlier attempt of the same run had sent
     * @param labelsAhead labels that had not become known when the file ended
     */
    record Summary(
            long rows,
            long outside,
            long decided,
            long repeated,
            long bad,
            Map<String, Long> outcomes,
            long labels,
            long labelsAhead) {}

    /** Throws {@link BadRow}, {@link RowFile.Unreadable} or {@link GatewayException}; the same run can then be started again. */
    Summary run(RowFile file) {
        for (Optional<Mapped> row = next(file); row.isPresent(); row = next(file)) {
            take(row.get(), file);
        }
        sendBatch(file);
        undecided.awaitAtMost(0, () -> show(file, null));
        return new Summary(
                rows,
                outside,
                undecided.decided(),
                statuses.getOrDefault("DUPLICATE", 0L),
                rejects.count(),
                undecided.outcomes(),
                labels.told(),
                schedule.size());
    }

    /** The next good row in the chosen time; empty when there is none left. */
    private Optional<Mapped> next(RowFile file) {
        while (rows < options.limit()) {
            try {
                Optional<Row> row = file.next();
                if (row.isEmpty()) {
                    return Optional.empty();
                }
                Mapped mapped = mapper.map(row.get());
                if (options.covers(mapped.occurredAt())) {
                    requireInOrder(mapped);
                    rows++;
                    return Optional.of(mapped);
                }
                outside++;
            } catch (BadRow e) {
                rejects.add(e);
            }
        }
        return Optional.empty();
    }

    private void requireInOrder(Mapped row) {
        if (!seen.add(row.id())) {
            throw bad(row, "the row id '" + row.rowId() + "' was used by an earlier row");
        }
        if (row.occurredAt().isBefore(lastBarrier)) {
            throw bad(
                    row,
                    "the row is of " + row.occurredAt() + ", but labels known at " + lastBarrier
                            + " were told already; sort the file by time");
        }
    }

    private static BadRow bad(Mapped row, String message) {
        return new BadRow(row.line(), message, row.fields());
    }

    private void take(Mapped row, RowFile file) {
        if (schedule.due(row.occurredAt())) {
            sendBatch(file);
            undecided.awaitAtMost(0, () -> show(file, row));
            labels.tell(schedule.take(row.occurredAt()));
            lastBarrier = row.occurredAt();
        }
        batch.add(row);
        if (options.labelsDelay() != null) {
            schedule.add(row);
        }
        if (batch.size() == options.batch()) {
            sendBatch(file);
        }
    }

    private void sendBatch(RowFile file) {
        if (batch.isEmpty()) {
            return;
        }
        undecided.awaitAtMost(Math.max(0, options.mostUndecided() - batch.size()), () -> show(file, batch.getFirst()));
        pace.await(batch.size());
        List<LineResult> results =
                gateway.submit(batch.stream().map(Mapped::interaction).toList());
        if (results.size() != batch.size()) {
            throw new GatewayException("Of " + batch.size() + " interactions, " + results.size() + " were answered");
        }
        for (LineResult result : results) {
            accepted(batch.get(result.line() - 1), result);
        }
        // Half of the oldest are decided by now: asked earlier, most of them would have to be asked about again.
        if (undecided.size() >= 2 * Gateway.MOST_AT_ONCE) {
            undecided.collect();
        }
        show(file, batch.getLast());
        batch.clear();
    }

    private void accepted(Mapped row, LineResult result) {
        statuses.merge(result.status(), 1L, Long::sum);
        switch (result.status()) {
            case "ACCEPTED", "DUPLICATE" -> undecided.add(row.id(), row.rowId());
            case "CONFLICT" ->
                refused(
                        row,
                        "the row was sent before with other values under the same run; "
                                + "choose a new run with --run NAME, or use the mapping and file of before");
            default -> refused(row, String.valueOf(result.error()));
        }
    }

    private void refused(Mapped row, String message) {
        schedule.drop(row.id());
        rejects.add(bad(row, message));
    }

    private void show(RowFile file, @Nullable Mapped row) {
        progress.show(
                file.progress(), rows, undecided.decided(), undecided.size(), row == null ? null : row.occurredAt());
    }
}
