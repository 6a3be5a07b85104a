package io.tripline.local.services;

import io.tripline.local.dist.Checkout;
import io.tripline.local.stack.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the local stack keeps its state: {@code TRIPLINE_HOME}, or {@code .tripline} in the checkout. */
public record Home(Path root) {

    public static Home of(Checkout checkout, Map<String, String> environment) {
        return new Home(Optional.ofNullable(environment.get("TRIPLINE_HOME"))
                .map(Path::of)
                .orElse(checkout.root().resolve(".tripline"))
                .toAbsolutePath()
                .normalize());
    }

    public Path secrets() {
        return root.resolve("secrets.properties");
    }

    /** Held by the process that supervises. */
    public Path lock() {
        return root.resolve("lock");
    }

    /** How to reach the process that supervises. */
    public Path supervisor() {
        return root.resolve("supervisor.json");
    }

    public Path log(String name) {
        return root.resolve("logs").resolve(name + ".log");
    }

    Path data(String name) {
        return root.resolve("data").resolve(name);
    }

    /** Spans of the present run, one file for each service. */
    public Path traces() {
        return root.resolve("traces");
    }

    Path traces(String service) {
        return traces().resolve(service + ".traces.jsonl");
    }

    Path apps() {
        return root.resolve("apps");
    }

    Path pids() {
        return root.resolve("pids");
    }

    Place place(String name) {
        return new Place(data(name), log(name));
    }

    /** What {@code down --wipe} deletes; what was built or unpacked stays. */
    public List<Path> wiped() {
        return List.of(root.resolve("data"), root.resolve("logs"), traces(), root.resolve("pids"), secrets());
    }
}
