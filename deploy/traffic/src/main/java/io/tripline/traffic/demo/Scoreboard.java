package io.tripline.traffic.demo;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Compares decisions with the truth. Thread-safe. */
final class Scoreboard {

    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Map<Pattern, Map<Long, Boolean>> stopped = new EnumMap<>(Pattern.class);
    private long sent;
    private long decided;
    private long genuine;
    private long hurt;
    private long fraud;
    private long fraudStopped;

    synchronized void sent() {
        sent++;
    }

    /** @param outcome ALLOW, CHALLENGE, REVIEW or BLOCK */
    synchronized void decided(Emission emission, String outcome) {
        decided++;
        outcomes.merge(outcome, 1L, Long::sum);
        boolean stop = !outcome.equals("ALLOW");
        if (emission.pattern() == null) {
            genuine++;
            hurt += stop ? 1 : 0;
        } else {
            fraud++;
            fraudStopped += stop ? 1 : 0;
            stopped.computeIfAbsent(emission.pattern(), pattern -> new HashMap<>())
                    .merge(emission.story(), stop, Boolean::logicalOr);
        }
    }

    synchronized long sentSoFar() {
        return sent;
    }

    synchronized String line(double perSecond) {
        return String.format(
                Locale.ROOT,
                "%,d sent  %.1f/s  %s  fraud cases stopped %d of %d  genuine hurt %d of %,d (%.2f %%)",
                sent,
                perSecond,
                outcomes,
                cases(true),
                cases(false),
                hurt,
                genuine,
                genuine == 0 ? 0 : 100.0 * hurt / genuine);
    }

    private long cases(boolean onlyStopped) {
        return stopped.values().stream()
                .flatMap(cases -> cases.values().stream())
                .filter(stop -> stop || !onlyStopped)
                .count();
    }

    synchronized void print(PrintStream out) {
        out.printf(Locale.ROOT, "%n%,d sent, %,d decided: %s%n", sent, decided, outcomes);
        out.printf(Locale.ROOT, "Genuine interactions stopped or questioned: %,d of %,d%n", hurt, genuine);
        out.printf(
                Locale.ROOT,
                "Fraudulent interactions stopped or questioned: %,d of %,d; cases by family and kind:%n",
                fraudStopped,
                fraud);
        Stream.of(Pattern.values())
                .sorted(Comparator.comparing(Pattern::family))
                .forEach(pattern -> print(pattern, out));
    }

    private void print(Pattern pattern, PrintStream out) {
        Map<Long, Boolean> cases = stopped.getOrDefault(pattern, Map.of());
        long caught = cases.values().stream().filter(stop -> stop).count();
        out.printf(
                Locale.ROOT,
                "  %-17s %-21s %4d of %4d   %s%n",
                pattern.family(),
                pattern,
                caught,
                cases.size(),
                pattern.description());
    }
}
