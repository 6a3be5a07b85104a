package io.tripline.rules.evaluation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers answers: a policy is pure, and decisions repeat the same few scores and reasons. */
final class MemoisedPolicy implements Policy {
    private static final int MAX_ANSWERS = 10_000;

    private final Policy policy;
    private final Map<Question, Outcome> answers = new ConcurrentHashMap<>();

    private record Question(double score, List<String> reasonCodes) {}

    MemoisedPolicy(Policy policy) {
        this.policy = policy;
    }

    @Override
    public Outcome outcome(double score, List<String> reasonCodes) {
        Question question = new Question(score, reasonCodes);
        Outcome known = answers.get(question);
        if (known != null) {
            return known;
        }
        Outcome outcome = policy.outcome(score, reasonCodes);
        if (answers.size() >= MAX_ANSWERS) {
            answers.clear();
        }
        answers.put(question, outcome);
        return outcome;
    }
}
