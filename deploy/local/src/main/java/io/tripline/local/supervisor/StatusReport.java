package io.tripline.local.supervisor;

import io.tripline.local.release.ReleaseTopic;
import io.tripline.local.services.LocalStack;
import io.tripline.local.services.People;
import io.tripline.local.stack.Part;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Asks every part how it is, all at once. */
public final class StatusReport {

    private StatusReport() {}

    public static Status of(LocalStack stack) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Status.Service>> asked = stack.all().stream()
                    .map(part -> CompletableFuture.supplyAsync(() -> describe(part), threads))
                    .toList();
            Status.Release release = new Status.Release(liveHash(stack));
            List<Status.Service> services =
                    asked.stream().map(CompletableFuture::join).toList();
            return new Status(
                    release.hash() != null && services.stream().allMatch(Status.Service::ready),
                    stack.gatewayUrl(),
                    stack.gatewayUrl() + "/console/",
                    stack.keycloak().tokenUri(),
                    new Status.DemoClient("demo", stack.demoSecret()),
                    People.ALL,
                    services,
                    release);
        }
    }

    private static Status.Service describe(Part part) {
        Long pid = part.pid().isPresent() ? Long.valueOf(part.pid().getAsLong()) : null;
        return new Status.Service(
                part.name(), part.ready(), pid, part.url(), part.log().toString());
    }

    private static @Nullable String liveHash(LocalStack stack) {
        if (stack.kafka().pid().isEmpty()) {
            return null;
        }
        try {
            return new ReleaseTopic(stack.kafka().bootstrapServers()).liveHash().orElse(null);
        } catch (IOException e) {
            return null;
        }
    }
}
