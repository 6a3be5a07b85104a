package io.tripline.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * A rule that all three ways of evaluation are given: one or two interaction types, and two or three thresholds, now and then
 * the country too.
 *
 * @param country empty for any
 */
record RuleSpec(int number, List<String> types, String country, List<Bound> bounds) {

    static final List<String> TYPES = List.of("PAYMENT", "TRANSFER", "WITHDRAWAL", "LOGIN", "PAYEE_ADDED");
    static final List<String> COUNTRIES = List.of("DE", "FR", "GB", "US");

    /** How many facts there are; their values lie between 0 and 100. */
    static final int FACTS = 60;

    /** Of facts that differ within a rule; thresholds are round numbers, as people write them, so that rules share some. */
    record Bound(int fact, boolean atLeast, int bound) {
        String text(IntFunction<String> name) {
            return name.apply(fact) + (atLeast ? " >= " : " < ") + bound;
        }
    }

    /** The same rules for the same count, in every run. */
    static List<RuleSpec> rules(int count) {
        Random random = new Random(20_261_122L);
        List<RuleSpec> rules = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            List<String> types = new ArrayList<>(List.of(pick(TYPES, random)));
            String other = pick(TYPES, random);
            if (!types.contains(other)) {
                types.add(other);
            }
            String country = random.nextInt(8) == 0 ? pick(COUNTRIES, random) : "";
            List<Bound> bounds = new ArrayList<>();
            for (int i = 2 + random.nextInt(2); i > 0; i--) {
                boolean atLeast = random.nextInt(4) > 0;
                int bound = 5 * (12 + random.nextInt(6));
                int fact = FACTS / 3 * i - random.nextInt(FACTS / 3) - 1;
                bounds.add(new Bound(fact, atLeast, atLeast ? bound : 100 - bound));
            }
            rules.add(new RuleSpec(number, types, country, bounds));
        }
        return rules;
    }

    /** As Tripline's analysts write it. */
    String tripline() {
        String where = country.isEmpty() ? "" : ", location.country == \"" + country + "\"";
        return """
                rule "bench.r%d" @name("Rule %d") @reason(BENCH) @weight(1) @mode(LIVE) @group(bench) @version(1)
                when
                    Interaction( type in (%s)%s )
                    Facts( %s )
                then
                    hit();
                end
                """.formatted(number, number, quoted(), where, bounds(RuleSpec::factName));
    }

    /** As Drools compiles it: one pattern over a flat event. */
    String drools() {
        String where = country.isEmpty() ? "" : ", country == \"" + country + "\"";
        return """
                rule "r%d" when
                    $event : FlatEvent( type in (%s)%s, %s )
                then
                    $event.hit(%d);
                end
                """.formatted(number, quoted(), where, bounds(RuleSpec::component), number);
    }

    /** As a Java programmer would write it. */
    String java() {
        String type = types.stream()
                .map(one -> "event.type().equals(\"" + one + "\")")
                .collect(Collectors.joining(" || ", "(", ")"));
        String where = country.isEmpty() ? "" : " && event.country().equals(\"" + country + "\")";
        String limits = bounds.stream()
                .map(bound -> bound.text(fact -> "event." + component(fact) + "()"))
                .collect(Collectors.joining(" && "));
        return "if (%s%s && %s) { event.hit(%d); }%n".formatted(type, where, limits, number);
    }

    /** A fact of the release that is measured. */
    static String factName(int fact) {
        return "user.bench.count_" + (fact + 1) + "m";
    }

    private static String component(int fact) {
        return String.format(Locale.ROOT, "f%02d", fact);
    }

    private String quoted() {
        return types.stream().map(type -> '"' + type + '"').collect(Collectors.joining(", "));
    }

    private String bounds(IntFunction<String> name) {
        return bounds.stream().map(bound -> bound.text(name)).collect(Collectors.joining(", "));
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
