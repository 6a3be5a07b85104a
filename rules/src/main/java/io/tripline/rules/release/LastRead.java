package io.tripline.rules.release;

import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was read last, and of what: the same is not read twice. What something is found in is not kept, so that it is found
 * again. Not thread-safe.
 */
final class LastRead<K, V> {
    private @Nullable Kept<K, V> last;

    private record Kept<K, V>(K of, V value) {}

    V get(K of, Findings findings, Function<Findings, V> read) {
        return get(of, value -> true, findings, read);
    }

    /**
     * As {@link #get}.
     *
     * @param stillSound asked of what was read before, about all that matters besides what it was read of
     */
    V get(K of, Predicate<V> stillSound, Findings findings, Function<Findings, V> read) {
        Kept<K, V> known = last;
        if (known != null && known.of().equals(of) && stillSound.test(known.value())) {
            return known.value();
        }
        Findings found = new Findings();
        V value = read.apply(found);
        if (found.isEmpty()) {
            last = new Kept<>(of, value);
        }
        findings.addAll(found.sorted());
        return value;
    }
}
