package io.tripline.benchmarks;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FactValues;
import java.lang.reflect.Constructor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One event with its facts, in the form of each way of evaluation. */
record Sample(Event event, FactValues facts, FlatEvent flat) {

    private static final int SAMPLES = 1_024;

    /** The same samples in every run; their number is a power of two. */
    static List<Sample> samples() {
        Random random = new Random(7);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            samples.add(sample(random));
        }
        return samples;
    }

    private static Sample sample(Random random) {
        String type = RuleSpec.TYPES.get(random.nextInt(RuleSpec.TYPES.size()));
        String country = RuleSpec.COUNTRIES.get(random.nextInt(RuleSpec.COUNTRIES.size()));
        double amount = random.nextInt(100_000) / 100.0;
        FactValues facts = new FactValues(RuleSpec.FACTS);
        Object[] flat = new Object[4 + RuleSpec.FACTS];
        flat[0] = new BitSet();
        flat[1] = type;
        flat[2] = country;
        flat[3] = amount;
        for (int fact = 0; fact < RuleSpec.FACTS; fact++) {
            double value = random.nextInt(100);
            facts.put(fact, value);
            flat[4 + fact] = value;
        }
        Map<String, Object> fields = Map.of(
                "userId", "u-" + random.nextInt(100),
                "type", type,
                "location.country", country,
                "amount.value", amount,
                "amount.currency", "EUR");
        return new Sample(new Event(FactSource.INTERACTION, type, Instant.EPOCH, fields), facts, flat(flat));
    }

    private static FlatEvent flat(Object[] components) {
        try {
            Constructor<?> constructor = FlatEvent.class.getDeclaredConstructors()[0];
            return (FlatEvent) constructor.newInstance(components);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
