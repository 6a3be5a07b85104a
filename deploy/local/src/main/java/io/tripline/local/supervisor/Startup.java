package io.tripline.local.supervisor;

import io.tripline.local.dist.Checkout;
import io.tripline.local.dist.Distributions;
import io.tripline.local.dist.Trees;
import io.tripline.local.release.ReleaseTopic;
import io.tripline.local.release.Target;
import io.tripline.local.services.Home;
import io.tripline.local.services.Leftovers;
import io.tripline.local.services.LocalStack;
import io.tripline.local.stack.Part;
import io.tripline.rules.release.ReleaseBundle;
import io.tripline.rules.release.ReleaseRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Starts everything, as much at once as may be: the services need PostgreSQL to start, and wait for the others
 * themselves.
 */
final class Startup {

    private static final String STARTER = "rules/releases/starter";

    private static final String ADVICE = "Everything was stopped again. ./tripline logs SERVICE shows more of a log;"
            + " ./tripline up tries again, ./tripline down --wipe before it starts with empty data.";

    private final Checkout checkout;
    private final Home home;
    private final LocalStack stack;
    private final Progress progress;

    Startup(Checkout checkout, Home home, LocalStack stack, Progress progress) {
        this.checkout = checkout;
        this.home = home;
        this.stack = stack;
        this.progress = progress;
    }

    /** Returns when all is ready. At the first failure everything is stopped and the failure thrown. */
    void run() throws IOException {
        Trees.delete(home.traces());
        Files.createDirectories(home.traces());
        if (!new Distributions(checkout).keycloakUnpacked()) {
            progress.say("keycloak", "being unpacked and built, once; this takes up to a minute");
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                allStarted(threads).join();
            } catch (CompletionException e) {
                Shutdown.of(stack).run();
                throw new IOException(
                        Optional.ofNullable(e.getCause()).orElse(e).getMessage() + "\n\n" + ADVICE, e);
            }
        }
    }

    private CompletableFuture<?> allStarted(ExecutorService threads) {
        CompletableFuture<Void> postgres = CompletableFuture.runAsync(() -> start(stack.postgres()), threads);
        List<CompletableFuture<Void>> steps = new ArrayList<>(List.of(
                postgres,
                CompletableFuture.runAsync(() -> start(stack.redis()), threads),
                CompletableFuture.runAsync(this::startKafkaWithRelease, threads)));
        Stream.concat(Stream.of(stack.keycloak()), stack.services().stream())
                .map(part -> postgres.thenRunAsync(() -> start(part), threads))
                .forEach(steps::add);
        CompletableFuture<Void> failed = new CompletableFuture<>();
        for (CompletableFuture<Void> step : steps) {
            var _ = step.exceptionally(failure -> {
                failed.completeExceptionally(failure);
                return null;
            });
        }
        return CompletableFuture.anyOf(failed, CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new)));
    }

    private void start(Part part) {
        long began = System.nanoTime();
        progress.say(part.name(), "starting");
        part.start();
        double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        progress.say(part.name(), String.format(Locale.ROOT, "ready after %.1f s at %s", seconds, part.url()));
        recordProcesses();
    }

    private synchronized void recordProcesses() {
        try {
            Leftovers.record(home, stack.all());
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private void startKafkaWithRelease() {
        start(stack.kafka());
        try {
            ReleaseTopic topic = new ReleaseTopic(stack.kafka().bootstrapServers());
            Optional<String> newest = topic.newestHash();
            if (newest.isPresent()) {
                progress.say("release", newest.get() + " was published last");
            } else {
                ReleaseBundle starter =
                        ReleaseBundle.fromDirectory(checkout.root().resolve(STARTER));
                topic.publish(Target.live(), starter, "tripline");
                progress.say("release", starter.hash() + " published from " + STARTER);
            }
        } catch (IOException | ReleaseRefused e) {
            throw new CompletionException(e);
        }
    }
}
