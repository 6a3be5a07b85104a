package io.tripline.rules.language;

import java.util.List;

/** Ends the reading of one rule; reading goes on with the next. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    Refusal(Problem problem) {
        this(List.of(problem));
    }

    /** For at least one. */
    Refusal(List<Problem> problems) {
        super(problems.getFirst().message(), null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** In the order of their places. */
    List<Problem> problems() {
        return problems;
    }
}
