package io.tripline.local.supervisor;

import io.tripline.local.release.LiveRelease;
import io.tripline.local.services.LocalStack;
import io.tripline.local.services.People;
import io.tripline.local.stack.Part;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Asks every part how it is, all at once. */
public final class StatusReport {

    private StatusReport() {}

    public static Status of(LocalStack stack) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Status.Service>> asked = stack.all().stream()
                    .map(part -> CompletableFuture.supplyAsync(() -> describe(part), threads))
                    .toList();
            Status.Release release = release(stack);
            List<Status.Service> services =
                    asked.stream().map(CompletableFuture::join).toList();
            return new Status(
                    (release.hash() != null || stack.services().isEmpty())
                            && services.stream().allMatch(Status.Service::ready),
                    stack.gatewayUrl(),
                    stack.gatewayUrl() + "/console/",
                    stack.keycloak().tokenUri(),
                    new Status.DemoClient(People.DEMO_CLIENT, stack.demoSecret()),
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

    /** What the engine has in force, which is not always the newest that was published. */
    private static Status.Release release(LocalStack stack) {
        if (stack.services().isEmpty()) {
            return Status.Release.unknown("the stack was started without the services");
        }
        for (String asked : List.of("gateway", "fraud-engine")) {
            if (stack.named(asked).orElseThrow().pid().isEmpty()) {
                return Status.Release.unknown(asked + " does not run");
            }
        }
        try {
            return Status.Release.of(new LiveRelease(stack.demoClient()).hash());
        } catch (IOException e) {
            return Status.Release.unknown(String.valueOf(e.getMessage()));
        }
    }
}
