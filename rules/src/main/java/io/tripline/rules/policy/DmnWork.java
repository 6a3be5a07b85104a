package io.tripline.rules.policy;

import io.tripline.rules.language.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Bounds what a policy asks of the DMN engine, before it does: a decision that names another works with all that the
 * other answers, so sizes multiply from decision to decision. Sizes are characters of text, and never less than what
 * comes of them.
 */
final class DmnWork {
    private static final int MAX_CHAIN = 32;
    private static final long MAX_SIZE = 20_000;
    private static final long MAX_WORK = 100_000;
    private static final Size REASONS = new Size(20, 0);
    private static final Size NOTHING = new Size(0, 0);
    private static final Size TOO_LARGE = new Size(MAX_SIZE + 1, MAX_CHAIN + 1);
    private static final Set<String> ANSWERS = Set.of("outputEntry", "defaultOutputEntry", "literalExpression");

    private final Map<String, List<Feel>> texts;
    private final Set<String> gathering;
    private final Map<String, Size> sizes = new HashMap<>();

    /** @param chain how many decisions there are one behind the other */
    private record Size(long value, int chain) {}

    /** @param gathering decisions that may answer with more than one of their entries */
    DmnWork(List<Feel> texts, Set<String> gathering) {
        this.texts = texts.stream().collect(Collectors.groupingBy(Feel::decision));
        this.gathering = gathering;
    }

    /** The first of these texts that works with too much, or by which the whole does. */
    Optional<Problem> tooMuch(List<Feel> inOrder) {
        long work = 0;
        for (Feel text : inOrder) {
            Size all = named(text, 0);
            long own = text.text().length() + all.value();
            work += own;
            if (all.chain() > MAX_CHAIN || own > MAX_SIZE || work > MAX_WORK) {
                return Optional.of(new Problem(
                        text.line(),
                        text.column(),
                        "policy.limit",
                        "the expression can work with too much, counted with all decisions that it names",
                        "Name a decision once or twice, in chains of at most " + MAX_CHAIN
                                + " and not in circles; do not join its texts or lists."));
            }
        }
        return Optional.empty();
    }

    /** What a text names, taken together. */
    private Size named(Feel text, int depth) {
        Size all = text.words().map(word -> size(word, depth)).reduce(NOTHING, DmnWork::sum);
        return text.asksForInput() ? sum(all, input(text.decision(), depth)) : all;
    }

    private Size input(String decision, int depth) {
        return texts.getOrDefault(decision, List.of()).stream()
                .filter(text -> text.element().equals("inputExpression"))
                .map(text -> value(text, depth))
                .reduce(NOTHING, DmnWork::sum);
    }

    private Size size(String word, int depth) {
        if (word.equals("reasonCodes")) {
            return REASONS;
        }
        Size known = sizes.get(word);
        if (known != null || !texts.containsKey(word)) {
            return known == null ? NOTHING : known;
        }
        // Sizes that are too large are kept as well, so that every decision is looked at once.
        Size size = depth >= MAX_CHAIN ? TOO_LARGE : answer(word, depth + 1);
        sizes.put(word, size);
        return size;
    }

    private Size answer(String decision, int depth) {
        List<Feel> all = texts.getOrDefault(decision, List.of());
        long value = 0;
        int chain = 0;
        for (Feel text : all) {
            Size own = value(text, depth);
            boolean answers = ANSWERS.contains(text.element());
            value = !answers
                    ? value
                    : gathering.contains(decision) ? value + own.value() : Math.max(value, own.value());
            chain = Math.max(chain, own.chain());
        }
        return new Size(Math.min(value, MAX_SIZE + 1), chain + 1);
    }

    private Size value(Feel text, int depth) {
        Size named = named(text, depth);
        long length = text.text().length();
        long largest =
                text.words().mapToLong(word -> size(word, depth).value()).max().orElse(0);
        boolean sum = text.gathers() || text.asksForInput();
        return new Size(sum ? length + named.value() : Math.max(length, largest), named.chain());
    }

    private static Size sum(Size one, Size other) {
        return new Size(one.value() + other.value(), Math.max(one.chain(), other.chain()));
    }
}
