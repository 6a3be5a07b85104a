package io.tripline.benchmarks;

import java.util.BitSet;

/**
 * An event as classes that are generated or written by hand like it best: every value a component of its own.
 *
 * @param hits the rules that held; marked during evaluation
 */
public record FlatEvent(
        BitSet hits,
        String type,
        String country,
        double amount,
        double f00,
        double f01,
        double f02,
        double f03,
        double f04,
        double f05,
        double f06,
        double f07,
        double f08,
        double f09,
        double f10,
        double f11,
        double f12,
        double f13,
        double f14,
        double f15,
        double f16,
        double f17,
        double f18,
        double f19,
        double f20,
        double f21,
        double f22,
        double f23,
        double f24,
        double f25,
        double f26,
        double f27,
        double f28,
        double f29,
        double f30,
        double f31,
        double f32,
        double f33,
        double f34,
        double f35,
        double f36,
        double f37,
        double f38,
        double f39,
        double f40,
        double f41,
        double f42,
        double f43,
        double f44,
        double f45,
        double f46,
        double f47,
        double f48,
        double f49,
        double f50,
        double f51,
        double f52,
        double f53,
        double f54,
        double f55,
        double f56,
        double f57,
        double f58,
        double f59) {

    /** Marks a rule; what generated consequences call. */
    public void hit(int rule) {
        hits.set(rule);
    }
}
