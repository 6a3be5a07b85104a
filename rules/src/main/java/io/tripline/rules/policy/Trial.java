package io.tripline.rules.policy;

import io.tripline.rules.evaluation.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The scores, reasons and numbers of hits at which a policy may answer otherwise: at and between the numbers it names. */
final class Trial {
    private static final int HIGHEST_WHOLE = 150;
    private static final int MAX_TRIES = 2_000;
    /** Characters of all tries together: the longer a policy, the fewer. */
    private static final int MAX_READ = 4_000_000;

    /** A thousand rules of weight 100. */
    private static final double HIGHEST = 100_000;

    private static final int MOST_HITS = 1_000;
    private static final Pattern TEXT = Pattern.compile("<(?:\\w+:)?text>([^<]*)<");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w&#])\\d{1,9}(?:\\.\\d{1,9})?");

    private final List<Double> numbers;
    private final List<List<String>> reasons;
    private final boolean counts;
    private final long tries;

    Trial(String dmn, List<String> reasonCodes) {
        String texts = String.join(
                "\n", TEXT.matcher(dmn).results().map(m -> m.group(1)).toList());
        numbers = NUMBER.matcher(texts)
                .results()
                .map(MatchResult::group)
                .map(Double::valueOf)
                .distinct()
                .toList();
        List<String> named =
                reasonCodes.stream().filter(texts::contains).sorted().toList();
        reasons = Stream.concat(
                        Stream.of(List.<String>of(), named), named.stream().map(List::of))
                .distinct()
                .toList();
        tries = Math.min(MAX_TRIES, MAX_READ / (1 + texts.length()));
        counts = texts.contains("hits") || texts.contains("count");
    }

    /** Throws what the policy throws at the first of them where it has no outcome. */
    void of(Policy policy) {
        IntStream.rangeClosed(0, HIGHEST_WHOLE).forEach(score -> policy.outcome(score, List.of()));
        List<List<String>> all = hits().stream()
                .flatMap(hits -> reasons.stream().map(some -> filled(some, hits)))
                .distinct()
                .toList();
        List<Double> scores = scores();
        long every = Math.max(1, Math.ceilDiv((long) scores.size() * all.size(), Math.max(1, tries)));
        long at = 0;
        for (List<String> codes : all) {
            for (double score : scores) {
                if (at++ % every == 0) {
                    policy.outcome(score, codes);
                }
            }
        }
    }

    private List<Double> scores() {
        TreeSet<Double> named = new TreeSet<>(numbers);
        named.add(0.0);
        named.add(HIGHEST);
        List<Double> scores = new ArrayList<>(named);
        named.forEach(one -> {
            Double next = named.higher(one);
            scores.add(next == null ? one : (one + next) / 2);
        });
        return scores.stream().filter(score -> score <= HIGHEST).distinct().toList();
    }

    private List<Integer> hits() {
        Stream<Integer> named = numbers.stream()
                .filter(number -> counts && number <= MOST_HITS)
                .flatMap(number -> Stream.of(number.intValue(), number.intValue() + 1));
        return Stream.concat(Stream.of(0, 1), named)
                .distinct()
                .sorted()
                .limit(100)
                .toList();
    }

    private static List<String> filled(List<String> codes, int hits) {
        List<String> filled = new ArrayList<>(codes);
        IntStream.range(codes.size(), hits).forEach(i -> filled.add("Z_" + i));
        return filled;
    }
}
