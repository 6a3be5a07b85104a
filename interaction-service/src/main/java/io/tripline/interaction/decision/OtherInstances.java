package io.tripline.interaction.decision;

import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Passes the news of stored decisions between instances through one Redis topic. A hint only, and never waited for: who
 * misses it finds the decision in the database a moment later.
 */
@Component
class OtherInstances implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OtherInstances.class);
    private static final Duration RETRY = Duration.ofSeconds(2);
    /** Batches of news kept for a slow Redis; older ones are dropped. */
    private static final int BACKLOG = 100;

    private final String self = UUID.randomUUID().toString();
    private final RTopic topic;
    private final ApplicationEventPublisher events;
    private final ThreadPoolExecutor sender;
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    OtherInstances(RedissonClient redis, ApplicationEventPublisher events) {
        this.topic = redis.getTopic("interaction-service:decisions-stored", StringCodec.INSTANCE);
        this.events = events;
        this.sender = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(BACKLOG),
                Thread.ofPlatform().name("decision-news").daemon().factory(),
                new ThreadPoolExecutor.DiscardOldestPolicy());
    }

    /** Sends the news off, if Redis will have it. Returns at once. */
    void tell(DecisionsStored stored) {
        sender.execute(() -> publish(message(stored)));
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        Thread.ofVirtual().name("decision-news-subscriber").start(this::subscribe);
    }

    @Override
    public void stop() {
        stopped.countDown();
        sender.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void publish(String message) {
        try {
            topic.publish(message);
        } catch (RedisException e) {
            log.debug("Redis did not take the news of stored decisions", e);
        }
    }

    private void subscribe() {
        try {
            do {
                try {
                    topic.addListener(String.class, (channel, message) -> receive(message));
                    return; // Redisson subscribes again by itself after an outage
                } catch (RedisException e) {
                    log.warn(
                            "Redis is away, decisions stored by other instances are found by polling: {}",
                            e.getMessage());
                }
            } while (!stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void receive(String message) {
        int end = message.indexOf('\n');
        if (end > 0 && !message.startsWith(self)) {
            events.publishEvent(
                    new DecisionsStored(Arrays.stream(message.substring(end + 1).split("\n"))
                            .map(OtherInstances::stored)
                            .toList()));
        }
    }

    /** The sender's name, then a line for each decision: interaction id, space, user id. */
    private String message(DecisionsStored stored) {
        return self
                + stored.decisions().stream()
                        .map(one -> "\n" + one.interactionId() + " " + one.userId())
                        .collect(Collectors.joining());
    }

    private static DecisionsStored.Stored stored(String line) {
        int space = line.indexOf(' ');
        return new DecisionsStored.Stored(UUID.fromString(line.substring(0, space)), line.substring(space + 1));
    }
}
