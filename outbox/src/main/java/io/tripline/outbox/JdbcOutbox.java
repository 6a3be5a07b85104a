package io.tripline.outbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes messages as rows of the current transaction and wakes the relay after the commit. */
final class JdbcOutbox implements Outbox {

    private final OutboxTable table;
    private final Backlog backlog;
    private final Runnable wakeRelay;

    JdbcOutbox(OutboxTable table, Backlog backlog, Runnable wakeRelay) {
        this.table = table;
        this.backlog = backlog;
        this.wakeRelay = wakeRelay;
    }

    @Override
    public void add(List<OutboxMessage> messages) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "a message is added to the outbox in the transaction of its change; there is no transaction");
        }
        if (messages.isEmpty()) {
            return;
        }
        table.insert(messages.stream().map(JdbcOutbox::traced).toList());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wakeRelay.run();
            }
        });
    }

    @Override
    public long depth() {
        return backlog.now().depth();
    }

    private static OutboxMessage traced(OutboxMessage message) {
        if (message.traceparent() != null) {
            return message;
        }
        return new OutboxMessage(
                message.topic(),
                message.key(),
                message.type(),
                message.id(),
                message.time(),
                message.payload(),
                currentTraceparent());
    }

    private static @Nullable String currentTraceparent() {
        SpanContext current = Span.current().getSpanContext();
        return current.isValid() ? Traceparents.render(current) : null;
    }
}
