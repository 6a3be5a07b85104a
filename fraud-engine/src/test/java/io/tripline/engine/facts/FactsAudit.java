package io.tripline.engine.facts;

import io.tripline.rules.fact.Event;
import io.tripline.rules.fact.FactCatalogue;
import io.tripline.rules.fact.FactSource;
import io.tripline.rules.fact.FactValues;
import io.tripline.rules.release.ReleaseCompiler;
import io.tripline.rules.release.ReleaseRefused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Random declared facts over a long stream, against brute force: which values are not what the documentation says, and how far
 * each function is from a window that slides by the millisecond.
 */
final class FactsAudit {
    private static final int BATCH = 250;
    private static final long LABEL_DELAY_SECONDS = 7L * 86_400;

    private final Map<String, Tally> tallies = new TreeMap<>();
    private final boolean late;

    private FactsAudit(boolean late) {
        this.late = late;
    }

    private static final class Tally {
        private int reads;
        private int wrong;
        private final List<Double> errors = new ArrayList<>();
    }

    /**
     * Arguments: how many sets of facts; a file of card payments as the Fraud Detection Handbook simulates them (gzipped CSV:
     * id, time, customer, terminal, amount, fraud), or nothing for made-up events; the word late for events out of order.
     */
    public static void main(String[] args) throws IOException, ReleaseRefused {
        FactsAudit audit = new FactsAudit(List.of(args).contains("late"));
        try {
            for (int set = 0; set < Integer.parseInt(args[0]); set++) {
                Random random = new Random(set);
                List<Event> stream = args.length > 1 && !args[1].equals("late")
                        ? audit.payments(Path.of(args[1]), set, random)
                        : RandomStream.of(1_000, random);
                audit.run(set, new RandomFacts(random, Duration.ofDays(90)).oneOfEach(), stream, random);
            }
            audit.print();
        } finally {
            RedisOfTests.CLIENT.shutdown();
        }
    }

    private void run(int set, List<DeclaredFact> declared, List<Event> stream, Random random) throws ReleaseRefused {
        FactCatalogue facts = ReleaseCompiler.facts(
                "facts:\n" + declared.stream().map(DeclaredFact::yaml).collect(Collectors.joining()));
        FactStore store = RedisOfTests.emptyStore();
        Map<List<String>, Map<List<String>, List<Event>>> past = new HashMap<>();
        int sampled = Math.max(1, stream.size() / 1_500);
        for (int from = 0; from < stream.size(); from += BATCH) {
            List<SourcedEvent> batch = new ArrayList<>();
            for (int i = from; i < Math.min(stream.size(), from + BATCH); i++) {
                Event event = stream.get(i);
                batch.add(new SourcedEvent(
                        event, "all-0", i, event.source() == FactSource.INTERACTION && random.nextInt(sampled) == 0));
            }
            List<FactValues> values = store.apply(facts, batch);
            for (int i = 0; i < batch.size(); i++) {
                Event event = batch.get(i).event();
                for (DeclaredFact fact : declared) {
                    if (batch.get(i).read() && !fact.function().equals("ratio")) {
                        Map<List<String>, List<Event>> known = past.getOrDefault(fact.key(), Map.of());
                        List<String> entity = BruteForce.entity(fact, event);
                        List<Event> before = entity == null ? List.of() : known.getOrDefault(entity, List.of());
                        check(
                                set,
                                fact,
                                before,
                                event,
                                read(values.get(i), facts.named(fact.name()).slot()));
                    }
                }
                declared.stream()
                        .filter(fact -> !fact.key().isEmpty())
                        .collect(Collectors.toMap(DeclaredFact::key, fact -> fact, (one, same) -> one))
                        .forEach((key, fact) -> {
                            List<String> entity = BruteForce.entity(fact, event);
                            if (entity != null) {
                                past.computeIfAbsent(key, _ -> new HashMap<>())
                                        .computeIfAbsent(entity, _ -> new ArrayList<>())
                                        .add(event);
                            }
                        });
            }
        }
    }

    private void check(int set, DeclaredFact fact, List<Event> before, Event at, @Nullable Object actual) {
        Tally tally = tallies.computeIfAbsent(fact.function(), _ -> new Tally());
        tally.reads++;
        Object expected = BruteForce.documented().value(fact, before, at);
        if (distance(actual, expected) > 1e-9) {
            tally.wrong++;
            if (tally.wrong <= 3) {
                System.out.println(
                        "set " + set + ": " + actual + " instead of " + expected + " for " + at + "\n" + fact.yaml());
            }
        }
        tally.errors.add(distance(actual, BruteForce.sliding().value(fact, before, at)));
    }

    /** Relative; 1 where one of them is absent, or texts differ. */
    private static double distance(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Double a && other instanceof Double b) {
            return Math.abs(a - b) / Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
        }
        return Objects.equals(one, other) ? 0 : 1;
    }

    private void print() {
        System.out.printf(
                "%-12s %9s %9s %12s %10s %10s %10s%n",
                "function", "reads", "wrong", "not sliding", "mean", "99 of 100", "worst");
        tallies.forEach((function, tally) -> {
            tally.errors.sort(Comparator.naturalOrder());
            double mean = tally.errors.stream().mapToDouble(error -> error).sum() / tally.reads;
            long off = tally.errors.stream().filter(error -> error > 1e-9).count();
            System.out.printf(
                    "%-12s %,9d %,9d %11.3f%% %10.6f %10.6f %10.6f%n",
                    function,
                    tally.reads,
                    tally.wrong,
                    100.0 * off / tally.reads,
                    mean,
                    tally.errors.get(tally.reads * 99 / 100),
                    tally.errors.getLast());
        });
    }

    private static @Nullable Object read(FactValues values, int slot) {
        return values.text(slot) != null ? values.text(slot) : values.has(slot) ? (Object) values.number(slot) : null;
    }

    /** The payments of a hundredth of the customers, with their labels, and logins and new devices made up between them. */
    private List<Event> payments(Path file, int set, Random random) throws IOException {
        record Arrival(long second, Event event) {}
        List<Arrival> arrivals = new ArrayList<>();
        try (BufferedReader rows = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            rows.readLine();
            for (String row = rows.readLine(); row != null; row = rows.readLine()) {
                String[] cells = row.split(",", -1);
                if (Integer.parseInt(cells[2]) % 100 == set % 100) {
                    long second =
                            Instant.parse(cells[1].replace(' ', 'T') + "Z").getEpochSecond();
                    Event payment = payment(cells, second, random);
                    long delay = late && random.nextInt(5) == 0 ? random.nextInt(40_000) : 0;
                    arrivals.add(new Arrival(second + delay, payment));
                    Map<String, Object> labelled = new HashMap<>(payment.fields());
                    labelled.put("label", cells[5].equals("1") ? "FRAUD" : "GENUINE");
                    Instant known = Instant.ofEpochSecond(second + LABEL_DELAY_SECONDS);
                    arrivals.add(new Arrival(
                            known.getEpochSecond(), new Event(FactSource.LABEL, payment.type(), known, labelled)));
                }
            }
        }
        return arrivals.stream()
                .sorted(Comparator.comparingLong(Arrival::second))
                .map(Arrival::event)
                .toList();
    }

    private static Event payment(String[] cells, long second, Random random) {
        Map<String, Object> fields = new HashMap<>();
        int customer = Integer.parseInt(cells[2]) / 100;
        fields.put("userId", "u" + customer);
        fields.put("deviceId", "d" + (2 * customer + random.nextInt(2)));
        Instant at = Instant.ofEpochSecond(second);
        if (random.nextInt(10) == 0) {
            fields.put("standing", random.nextBoolean() ? "WATCHED" : "ACTIVE");
            fields.put("registeredAt", 1.5e9 + customer);
            String type = random.nextBoolean() ? "DEVICE_SEEN" : "STANDING_CHANGED";
            return new Event(FactSource.USER_ACTIVITY, type, at, fields);
        }
        int terminal = Integer.parseInt(cells[3]);
        fields.put("counterparty.id", "m" + terminal % 60);
        fields.put("counterparty.country", List.of("DE", "FR", "GB").get(terminal % 3));
        fields.put("location.country", List.of("DE", "FR").get(random.nextInt(2)));
        fields.put("location.lat", (double) (terminal % 90));
        fields.put("channel", List.of("WEB", "APP", "POS").get(random.nextInt(3)));
        fields.put("amount.value", Double.parseDouble(cells[4]));
        fields.put("attributes.code", terminal % 4 == 0 ? (Object) 5411.0 : "x" + terminal % 7);
        fields.put("attributes.risk", random.nextGaussian());
        fields.put("attributes.vip", customer % 5 == 0);
        fields.put("occurredAt", (double) second);
        String type =
                List.of("PAYMENT", "PAYMENT", "PAYMENT", "LOGIN", "TRANSFER").get(random.nextInt(5));
        return new Event(FactSource.INTERACTION, type, at, fields);
    }
}
