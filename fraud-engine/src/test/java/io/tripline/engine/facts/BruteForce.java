package io.tripline.engine.facts;

import io.tripline.engine.facts.DeclaredFact.Condition;
import io.tripline.engine.facts.DeclaredFact.Kind;
import io.tripline.rules.fact.Event;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a declared fact reads, worked out from all events by the words of the documentation, without the product's code. */
final class BruteForce {
    private final boolean buckets;

    private BruteForce(boolean buckets) {
        this.buckets = buckets;
    }

    /** With windows that slide in buckets, and that reach as far behind the newest event as is documented. */
    static BruteForce documented() {
        return new BruteForce(true);
    }

    /** With windows that slide by the millisecond, and all events. */
    static BruteForce sliding() {
        return new BruteForce(false);
    }

    /** A Double, a String, or null where it is absent; of what came before, in the order in which it came. */
    @Nullable
    Object value(DeclaredFact fact, List<Event> before, Event at) {
        return switch (fact.function()) {
            case "ratio" ->
                quotient(
                        value(fact.parts().getFirst(), before, at),
                        value(fact.parts().getLast(), before, at),
                        fact.min());
            case "share" -> share(fact, before, at);
            default -> counted(fact, before, at);
        };
    }

    private @Nullable Object share(DeclaredFact fact, List<Event> before, Event at) {
        List<String> sameKey = new ArrayList<>(fact.key());
        sameKey.add(Objects.requireNonNull(fact.field()));
        return quotient(
                counted(count(fact, sameKey), before, at), counted(count(fact, fact.key()), before, at), fact.min());
    }

    private static DeclaredFact count(DeclaredFact fact, List<String> key) {
        return new DeclaredFact(
                fact.name(), "count", null, key, fact.window(), fact.kinds(), null, fact.current(), 0, List.of());
    }

    private static @Nullable Object quotient(@Nullable Object of, @Nullable Object over, int min) {
        return of instanceof Double above && over instanceof Double below && below > 0 && below >= min
                ? (Object) (above / below)
                : null;
    }

    private @Nullable Object counted(DeclaredFact fact, List<Event> before, Event at) {
        List<String> entity = entity(fact, at);
        if (entity == null) {
            return null;
        }
        List<Event> all = new ArrayList<>();
        long newest = Long.MIN_VALUE;
        for (Event event : before) {
            if (counts(fact, event) && entity.equals(entity(fact, event))) {
                all.add(event);
                newest = Math.max(newest, event.time().toEpochMilli());
            }
        }
        if (fact.current() && counts(fact, at)) {
            all.add(at);
            newest = Math.max(newest, at.time().toEpochMilli());
        }
        if (buckets && fact.function().equals("distinct") && tooLate(fact, newest, at)) {
            Map<String, Event> last = new HashMap<>();
            all.forEach(event -> last.merge(
                    text(field(event, Objects.requireNonNull(fact.field()))),
                    event,
                    (one, other) -> one.time().isAfter(other.time()) ? one : other));
            all = List.copyOf(last.values());
        }
        long last = newest;
        List<Event> window = all.stream()
                .filter(event -> inWindow(
                        fact, event.time().toEpochMilli(), last, at.time().toEpochMilli()))
                .sorted(Comparator.comparing(Event::time))
                .toList();
        return read(fact, window, at);
    }

    /** Whether so much has happened since that members count by where they were seen last. */
    private static boolean tooLate(DeclaredFact fact, long newest, Event at) {
        if (fact.window() == null) {
            return false;
        }
        long bucket = Math.max(1000, fact.window().toMillis() / 60);
        return Math.floorDiv(newest, bucket) > Math.floorDiv(at.time().toEpochMilli(), bucket) + 6;
    }

    private boolean inWindow(DeclaredFact fact, long then, long newest, long now) {
        Duration window = fact.window();
        if (window == null) {
            return true;
        }
        long length = window.toMillis();
        long bucket = Math.max(1000, length / 60);
        if (!buckets) {
            return then > now - length && then <= now;
        }
        if (fact.kinds().size() > 1) {
            return then > now - length && then <= now && then > newest - length - 6 * bucket;
        }
        long kept = (length + bucket - 1) / bucket + 6;
        return Math.floorDiv(then, bucket) > Math.floorDiv(now - length, bucket)
                && Math.floorDiv(then, bucket) <= Math.floorDiv(now, bucket)
                && Math.floorDiv(then, bucket) > Math.floorDiv(newest, bucket) - kept;
    }

    private static @Nullable Object read(DeclaredFact fact, List<Event> events, Event at) {
        DoubleSummaryStatistics numbers = new DoubleSummaryStatistics();
        for (Event event : events) {
            if (fact.field() != null && field(event, fact.field()) instanceof Double number) {
                numbers.accept(number);
            }
        }
        boolean none = events.isEmpty();
        return switch (fact.function()) {
            case "count" -> (double) events.size();
            case "sum" -> numbers.getSum();
            case "avg" -> none ? null : (Object) numbers.getAverage();
            case "min" -> none ? null : (Object) numbers.getMin();
            case "max" -> none ? null : (Object) numbers.getMax();
            case "stddev" -> events.size() < 2 ? null : (Object) deviation(fact, events, numbers.getAverage());
            case "distinct" ->
                (double) events.stream()
                        .map(event -> text(field(event, Objects.requireNonNull(fact.field()))))
                        .distinct()
                        .count();
            case "first_seen" -> none ? null : (Object) age(events.getFirst().time(), at);
            case "last_seen" -> none ? null : (Object) age(events.getLast().time(), at);
            case "last" -> none ? null : last(Objects.requireNonNull(fact.field()), events.getLast(), at);
            case "sequence" -> steps(fact, events);
            case "absence" -> alone(fact, events, at);
            default -> throw new IllegalArgumentException(fact.function());
        };
    }

    private static double deviation(DeclaredFact fact, List<Event> events, double mean) {
        double squares = 0;
        for (Event event : events) {
            double number = (Double) Objects.requireNonNull(field(event, Objects.requireNonNull(fact.field())));
            squares += (number - mean) * (number - mean);
        }
        return Math.sqrt(squares / events.size());
    }

    private static @Nullable Object last(String field, Event event, Event at) {
        Object value = field(event, field);
        return switch (field) {
            case "amount.value", "occurredAt.hour", "occurredAt.weekday", "location.lat" -> value;
            case "registeredAt" -> Math.max(0, seconds(at.time()) - (Double) Objects.requireNonNull(value));
            default -> text(value);
        };
    }

    private static double age(Instant then, Event at) {
        return Math.max(0, Duration.between(then, at.time()).toMillis() / 1000.0);
    }

    private static double steps(DeclaredFact fact, List<Event> events) {
        boolean[] taken = new boolean[fact.kinds().size() + 1];
        taken[0] = true;
        for (Event event : events) {
            for (int step = taken.length - 1; step > 0; step--) {
                taken[step] |= taken[step - 1] && is(fact.kinds().get(step - 1), event);
            }
        }
        int steps = 0;
        while (steps + 1 < taken.length && taken[steps + 1]) {
            steps++;
        }
        return steps;
    }

    private static double alone(DeclaredFact fact, List<Event> events, Event at) {
        Duration within = Objects.requireNonNull(fact.within());
        return events.stream()
                .filter(event -> is(fact.kinds().getFirst(), event)
                        && !event.time().plus(within).isAfter(at.time())
                        && events.stream()
                                .noneMatch(other -> is(fact.kinds().getLast(), other)
                                        && other.time().isAfter(event.time())
                                        && !other.time().isAfter(event.time().plus(within))))
                .count();
    }

    private static boolean counts(DeclaredFact fact, Event event) {
        if (fact.kinds().stream().noneMatch(kind -> is(kind, event))) {
            return false;
        }
        if (fact.field() == null || fact.function().equals("share")) {
            return true;
        }
        Object value = field(event, fact.field());
        return List.of("sum", "avg", "min", "max", "stddev").contains(fact.function())
                ? value instanceof Double
                : value != null;
    }

    private static boolean is(Kind kind, Event event) {
        return event.source().topic().equals(kind.source())
                && kind.where().stream().allMatch(condition -> holds(condition, event));
    }

    private static boolean holds(Condition condition, Event event) {
        Object value = field(event, condition.field());
        Object wanted = condition.values().getFirst();
        if (condition.operator().equals("present")) {
            return wanted.equals(value != null);
        }
        if (value == null) {
            return false;
        }
        return switch (condition.operator()) {
            case "is" -> value.equals(wanted);
            case "isNot" -> !value.equals(wanted);
            case "in" -> condition.values().contains(value);
            case "notIn" -> !condition.values().contains(value);
            case "contains" -> value instanceof String text && text.indexOf(wanted.toString()) >= 0;
            case "startsWith" ->
                value instanceof String text && text.regionMatches(0, wanted.toString(), 0, length(wanted));
            case "endsWith" ->
                value instanceof String text
                        && text.regionMatches(text.length() - length(wanted), wanted.toString(), 0, length(wanted));
            default -> value instanceof Double number && compares(condition, number);
        };
    }

    private static int length(Object part) {
        return part.toString().length();
    }

    private static boolean compares(Condition condition, double number) {
        double low = (Double) condition.values().getFirst();
        double high = (Double) condition.values().getLast();
        return switch (condition.operator()) {
            case "above" -> number > low;
            case "atLeast" -> number >= low;
            case "below" -> number < low;
            case "atMost" -> number <= low;
            case "between" -> low <= number && number <= high;
            default -> throw new IllegalArgumentException(condition.operator());
        };
    }

    static @Nullable List<String> entity(DeclaredFact fact, Event event) {
        List<String> entity = new ArrayList<>();
        for (String path : fact.key()) {
            Object value = field(event, path);
            if (value == null) {
                return null;
            }
            entity.add(text(value));
        }
        return entity;
    }

    private static @Nullable Object field(Event event, String path) {
        Object own = event.fields().get(path);
        double seconds = event.fields().get("occurredAt") instanceof Double at ? at : seconds(event.time());
        var time = Instant.ofEpochSecond((long) Math.floor(seconds)).atZone(ZoneOffset.UTC);
        return switch (path) {
            case "type" -> event.type();
            case "occurredAt.hour" -> (double) time.getHour();
            case "occurredAt.weekday" -> (double) time.getDayOfWeek().getValue();
            default -> own;
        };
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }

    private static String text(@Nullable Object value) {
        return value instanceof Double number
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }
}
