package io.tripline.local.launcher;

import io.tripline.local.client.DemoClient;
import io.tripline.local.release.LiveRelease;
import io.tripline.local.release.ReleaseTopic;
import io.tripline.local.supervisor.Status;
import io.tripline.rules.release.CheckReport;
import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseCheck;
import io.tripline.rules.release.ReleaseRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Puts a release directory in force on the running stack, and says how that went. */
final class Publication {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);

    private Publication() {}

    /** Returns the exit code: 0 once the release is in force, 1 when it was refused or not taken up in time. */
    static int publish(Path directory, Status status) throws IOException {
        Optional<ReleaseBundle> bundle = checked(directory);
        if (bundle.isEmpty()) {
            System.err.println(
                    "The release was not published; the one in force stays. Correct what is named above, try it with"
                            + " ./tripline check, and publish again.");
            return 1;
        }
        new ReleaseTopic(kafka(status)).publish(bundle.get(), "local:" + System.getProperty("user.name"));
        System.out.println("Release " + bundle.get().hash() + " is published.");
        return awaitInForce(status, bundle.get().hash());
    }

    /** The same check as {@code ./tripline check}: a release whose scenarios do not hold is refused, too. */
    private static Optional<ReleaseBundle> checked(Path directory) {
        try {
            ReleaseBundle bundle = ReleaseBundle.fromDirectory(directory);
            CheckReport report = ReleaseCheck.report(bundle);
            report.findings().forEach(System.err::println);
            return report.refused() ? Optional.empty() : Optional.of(bundle);
        } catch (ReleaseRefused e) {
            System.err.println(e.getMessage());
            return Optional.empty();
        }
    }

    private static int awaitInForce(Status status, String hash) {
        LiveRelease live = new LiveRelease(new DemoClient(
                status.gateway(),
                status.tokenUri(),
                status.demoClient().id(),
                status.demoClient().secret()));
        long began = System.nanoTime();
        String obstacle = "the engine has not taken it up";
        while (System.nanoTime() - began < PATIENCE.toNanos()) {
            try {
                LiveRelease.Standing standing = live.of(hash);
                if (standing.inForce()) {
                    System.out.printf("In force after %.1f s.%n", (System.nanoTime() - began) / 1e9);
                    return 0;
                }
                if (standing.findings() != null) {
                    System.err.println("The engine refused it; the one in force stays:\n" + standing.findings());
                    return 1;
                }
            } catch (IOException e) {
                obstacle = String.valueOf(e.getMessage());
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        System.err.printf(
                "Not in force after %d s: %s. It will be as soon as the engine reads it; see ./tripline status and ./tripline logs"
                        + " fraud-engine.%n",
                PATIENCE.toSeconds(), obstacle);
        return 1;
    }

    private static String kafka(Status status) {
        return status.services().stream()
                .filter(service -> service.name().equals("kafka"))
                .findFirst()
                .orElseThrow()
                .url();
    }
}
