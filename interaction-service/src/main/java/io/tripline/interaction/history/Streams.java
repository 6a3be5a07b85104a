package io.tripline.interaction.history;

import io.tripline.access.Caller;
import io.tripline.access.Refusal;
import io.tripline.interaction.answer.Answers;
import io.tripline.interaction.answer.Audience;
import io.tripline.interaction.decision.DecisionsStored;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The open streams of this instance, by user. Thread-safe. */
@Component
class Streams {

    private static final int MOST_PER_USER = 5;
    /** The client connects again by itself, with a token that is still good. */
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final ConcurrentHashMap<String, List<DecisionStream>> byUser = new ConcurrentHashMap<>();
    private final Answers answers;

    Streams(Answers answers) {
        this.answers = answers;
    }

    /**
     * Opens a stream of a user's decisions.
     *
     * @param after the place in the order of decisions to go on from, null for those to come
     */
    SseEmitter open(String userId, Caller caller, @Nullable Long after) {
        SseEmitter emitter = new SseEmitter(LIFE.toMillis());
        DecisionStream stream = new DecisionStream(
                emitter, answers, userId, Audience.of(caller), after == null ? answers.lastDecided(userId) : after);
        add(userId, stream);
        Runnable remove = () -> remove(userId, stream);
        emitter.onCompletion(remove);
        emitter.onTimeout(emitter::complete);
        emitter.onError(_ -> remove.run());
        Thread.startVirtualThread(stream::beat);
        return emitter;
    }

    @EventListener
    void onStored(DecisionsStored stored) {
        if (byUser.isEmpty()) {
            return;
        }
        stored.decisions().stream()
                .map(DecisionsStored.Stored::userId)
                .distinct()
                .flatMap(userId -> byUser.getOrDefault(userId, List.of()).stream())
                .forEach(stream -> Thread.startVirtualThread(stream::catchUp));
    }

    /** Keeps connections open, notices closed ones, and brings what no news told of. */
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void beat() {
        byUser.values().forEach(streams -> streams.forEach(stream -> Thread.startVirtualThread(stream::beat)));
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        byUser.values().forEach(streams -> streams.forEach(DecisionStream::close));
    }

    private void add(String userId, DecisionStream stream) {
        byUser.compute(userId, (id, known) -> {
            if (known == null) {
                return List.of(stream);
            }
            if (known.size() >= MOST_PER_USER) {
                throw Refusal.of(
                                HttpStatus.TOO_MANY_REQUESTS,
                                "too-many-streams",
                                "You have " + MOST_PER_USER + " open streams; close one first.")
                        .retryAfter(Duration.ofSeconds(10));
            }
            return Stream.concat(known.stream(), Stream.of(stream)).toList();
        });
    }

    private void remove(String userId, DecisionStream stream) {
        byUser.computeIfPresent(userId, (id, known) -> {
            List<DecisionStream> others =
                    known.stream().filter(one -> one != stream).toList();
            return others.isEmpty() ? null : others;
        });
    }
}
