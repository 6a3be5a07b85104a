package io.tripline.local.supervisor;

import io.tripline.local.services.People;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./tripline status --json} prints.
 *
 * @param ready whether everything runs, is ready, and a release is in force
 * @param tokenUri where API clients get tokens
 */
public record Status(
        boolean ready,
        String gateway,
        String console,
        String tokenUri,
        DemoClient demoClient,
        List<People.Person> people,
        List<Service> services,
        Release release) {

    /** Client credentials for API traffic of role {@code service}. */
    public record DemoClient(String id, String secret) {}

    /**
     * One service or part of the stack.
     *
     * @param pid null when it does not run
     */
    public record Service(
            String name, boolean ready, @Nullable Long pid, String url, String log) {}

    /**
     * The release in force, as the engine says.
     *
     * @param hash null when there is none, or the engine cannot be asked
     * @param unknown why there is no hash; null when there is one
     */
    public record Release(@Nullable String hash, @Nullable String unknown) {

        static Release of(String hash) {
            return new Release(hash, null);
        }

        static Release unknown(String reason) {
            return new Release(null, reason);
        }
    }
}
