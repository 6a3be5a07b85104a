package io.tripline.engine.running;

import io.tripline.engine.facts.Epoch;
import io.tripline.engine.facts.FactStore;
import io.tripline.engine.facts.Share;
import io.tripline.engine.facts.SourcedEvent;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactValues;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Breaks an engine's batches at a chosen point, as often as told, the way something that is away would. */
final class Faults implements BeanPostProcessor {

    enum Point {
        BEFORE_FACTS,
        AFTER_FACTS,
        AFTER_STORE,
        BEFORE_COMMIT
    }

    static final int FOR_EVER = Integer.MAX_VALUE;

    private final @Nullable Point point;
    private final AtomicInteger left;
    private final AtomicReference<@Nullable Awaited> awaiting = new AtomicReference<>();
    private final AtomicInteger struck = new AtomicInteger();

    private record Awaited(Point here, Runnable what) {}

    private Faults(@Nullable Point point, int times) {
        this.point = point;
        this.left = new AtomicInteger(times);
    }

    static Faults none() {
        return new Faults(null, 0);
    }

    static Faults at(Point point, int times) {
        return new Faults(point, times);
    }

    int struck() {
        return struck.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return switch (bean) {
            case FactStore facts -> breaking(facts);
            case Producer<?, ?> producer -> breaking(producer);
            default -> bean;
        };
    }

    private FactStore breaking(FactStore facts) {
        return new FactStore() {
            @Override
            public List<FactValues> apply(
                    FactCatalogue catalogue, List<SourcedEvent> events, Map<String, Long> unstored) {
                strike(Point.BEFORE_FACTS);
                List<FactValues> values = facts.apply(catalogue, events, unstored);
                strike(Point.AFTER_FACTS);
                return values;
            }

            @Override
            public void count(
                    Epoch epoch,
                    FactCatalogue catalogue,
                    Share share,
                    List<SourcedEvent> events,
                    Map<String, Long> ends) {
                facts.count(epoch, catalogue, share, events, ends);
            }

            @Override
            public void pass(Map<String, Long> ends) {
                facts.pass(ends);
            }

            @Override
            public FactValues peek(FactCatalogue catalogue, Event event) {
                return facts.peek(catalogue, event);
            }
        };
    }

    /** The first send of a batch comes after its store, and the flush ends its publishing. */
    private Object breaking(Producer<?, ?> producer) {
        return Proxy.newProxyInstance(
                Faults.class.getClassLoader(), new Class<?>[] {Producer.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("send")) {
                        strike(Point.AFTER_STORE);
                    }
                    try {
                        Object answer = method.invoke(producer, arguments);
                        if (method.getName().equals("flush")) {
                            strike(Point.BEFORE_COMMIT);
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Does something else once, the next time that a batch comes to that point, and breaks nothing. */
    void next(Point here, Runnable what) {
        awaiting.set(new Awaited(here, what));
    }

    private void strike(Point here) {
        Awaited awaited = awaiting.get();
        if (awaited != null && awaited.here() == here && awaiting.compareAndSet(awaited, null)) {
            awaited.what().run();
        }
        if (here == point && left.getAndUpdate(times -> Math.max(0, times - 1)) > 0) {
            struck.incrementAndGet();
            throw new KafkaException("broken " + here + " by the test");
        }
    }
}
