package io.tripline.engine.breaker;

import io.tripline.rules.evaluation.Band;
import java.util.ArrayDeque;

/** How often a rule hit among the interactions it was evaluated for last. Not thread-safe. */
final class Counts {

    private static final int BLOCK = 100;
    private static final int BLOCKS = 20;

    private final ArrayDeque<Integer> hitsByBlock = new ArrayDeque<>();
    private int evaluatedInBlock;
    private int hitsInBlock;

    /** Answers whether a block of interactions is full, which is when it is worth judging. */
    boolean add(boolean hit) {
        evaluatedInBlock++;
        hitsInBlock += hit ? 1 : 0;
        if (evaluatedInBlock < BLOCK) {
            return false;
        }
        hitsByBlock.add(hitsInBlock);
        if (hitsByBlock.size() > BLOCKS) {
            hitsByBlock.remove();
        }
        evaluatedInBlock = 0;
        hitsInBlock = 0;
        return true;
    }

    /** Of the full blocks. */
    long evaluated() {
        return (long) hitsByBlock.size() * BLOCK;
    }

    /** Of the full blocks. */
    long hits() {
        return hitsByBlock.stream().mapToLong(Integer::longValue).sum();
    }

    boolean outside(Band band) {
        return band.leftBy(hits(), evaluated());
    }
}
