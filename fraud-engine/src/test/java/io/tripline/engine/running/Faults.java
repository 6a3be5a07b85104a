package io.tripline.engine.running;

import io.tripline.engine.facts.FactStore;
import io.tripline.engine.facts.SourcedEvent;
import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactValues;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Breaks an engine's batches at a chosen point, as often as told, the way something that is away would. */
final class Faults implements BeanPostProcessor {

    enum Point {
        AFTER_FACTS,
        AFTER_STORE,
        BEFORE_COMMIT
    }

    static final int FOR_EVER = Integer.MAX_VALUE;

    private final @Nullable Point point;
    private final AtomicInteger left;
    private final AtomicInteger struck = new AtomicInteger();

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
                List<FactValues> values = facts.apply(catalogue, events, unstored);
                pass(Point.AFTER_FACTS);
                return values;
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
                        pass(Point.AFTER_STORE);
                    }
                    try {
                        Object answer = method.invoke(producer, arguments);
                        if (method.getName().equals("flush")) {
                            pass(Point.BEFORE_COMMIT);
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void pass(Point here) {
        if (here == point && left.getAndUpdate(times -> Math.max(0, times - 1)) > 0) {
            struck.incrementAndGet();
            throw new KafkaException("broken " + here + " by the test");
        }
    }
}
