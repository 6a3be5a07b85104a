package io.tripline.local.launcher;

import io.tripline.local.client.DemoClient;
import io.tripline.local.release.KeptReleases;
import io.tripline.local.release.LiveRelease;
import io.tripline.local.release.ReleaseTopic;
import io.tripline.local.release.Target;
import io.tripline.local.supervisor.Status;
import io.tripline.rules.release.CheckReport;
import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseCheck;
import io.tripline.rules.release.ReleaseRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Puts releases to use on the running stack, and takes them out of use; says how that went, and returns the exit code. */
final class Publication {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);

    private final ReleaseTopic topic;
    private final LiveRelease engine;
    private final KeptReleases kept;

    private Publication(ReleaseTopic topic, DemoClient client) {
        this.topic = topic;
        this.engine = new LiveRelease(client);
        this.kept = new KeptReleases(client);
    }

    static Publication on(Status status) {
        String kafka = status.services().stream()
                .filter(service -> service.name().equals("kafka"))
                .findFirst()
                .orElseThrow()
                .url();
        return new Publication(new ReleaseTopic(kafka), client(status));
    }

    /** Asks the engine of this stack. */
    static DemoClient client(Status status) {
        return new DemoClient(
                status.gateway(),
                status.tokenUri(),
                status.demoClient().id(),
                status.demoClient().secret());
    }

    /** What the engine keeps, to be published again. */
    KeptReleases kept() {
        return kept;
    }

    /** 0 once the release of this directory is in use, 1 when it was refused or not taken up in time. */
    int publish(Target target, Path directory) throws IOException {
        Optional<ReleaseBundle> bundle = checked(directory);
        if (bundle.isEmpty()) {
            System.err.println(
                    "The release was not published; the one in force stays. Correct what is named above, try it with"
                            + " ./tripline check, and publish again.");
            return 1;
        }
        return publish(target, bundle.get());
    }

    /** As {@link #publish(Target, Path)}, of a release that was checked before. */
    int publish(Target target, ReleaseBundle bundle) throws IOException {
        Instant since = Instant.now();
        topic.publish(target, bundle, "local:" + System.getProperty("user.name"));
        System.out.println("Release " + bundle.hash() + " is published.");
        int taken = await(target.toString(), () -> {
            LiveRelease.Standing standing = engine.of(target, bundle.hash(), since);
            if (standing.findings() != null) {
                System.err.println("The engine refused it; what was in use stays:\n" + standing.findings());
                return Optional.of(1);
            }
            return standing.inUse() ? Optional.of(0) : Optional.empty();
        });
        if (taken == 0) {
            awaitFacts();
        }
        return taken;
    }

    /** Until then rules on new facts are held; whoever does not want to wait may go, for the engine goes on. */
    private void awaitFacts() {
        LiveRelease.Filling told = new LiveRelease.Filling(0, 100);
        try {
            for (LiveRelease.Filling now = engine.filling(); now.facts() > 0; now = engine.filling()) {
                if (!now.equals(told)) {
                    System.out.printf(
                            "%d facts are new and filled from the log, %d %% so far; rules that read them are held until"
                                    + " then.%n",
                            now.facts(), now.percent());
                    told = now;
                }
                LockSupport.parkNanos(POLL.toNanos());
            }
            if (told.facts() > 0) {
                System.out.println("All facts are filled.");
            }
        } catch (IOException e) {
            System.err.println("Whether its facts are filled cannot be told: " + e.getMessage());
        }
    }

    /** 0 once nothing is in use any more for this. */
    int remove(Target target) throws IOException {
        topic.remove(target);
        return await("removed", () -> engine.isGone(target) ? Optional.of(0) : Optional.empty());
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

    private static int await(String done, Question question) {
        long began = System.nanoTime();
        String obstacle = "the engine has not taken it up";
        while (System.nanoTime() - began < PATIENCE.toNanos()) {
            try {
                Optional<Integer> exitCode = question.ask();
                if (exitCode.isPresent()) {
                    if (exitCode.get() == 0) {
                        String capital = Character.toUpperCase(done.charAt(0)) + done.substring(1);
                        System.out.printf("%s after %.1f s.%n", capital, (System.nanoTime() - began) / 1e9);
                    }
                    return exitCode.get();
                }
            } catch (IOException e) {
                obstacle = String.valueOf(e.getMessage());
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        System.err.printf(
                "Not %s after %d s: %s. It will be as soon as the engine reads it; see ./tripline status and ./tripline logs"
                        + " fraud-engine.%n",
                done, PATIENCE.toSeconds(), obstacle);
        return 1;
    }

    /** An exit code; empty for not yet. */
    private interface Question {
        Optional<Integer> ask() throws IOException;
    }
}
