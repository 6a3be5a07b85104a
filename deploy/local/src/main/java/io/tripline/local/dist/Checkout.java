package io.tripline.local.dist;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The directory this project was checked out into. */
public record Checkout(Path root) {

    /** Named by the system property {@code tripline.checkout}, or found from the working directory upwards. */
    public static Checkout find() {
        return find(Path.of(System.getProperty("tripline.checkout", "")).toAbsolutePath());
    }

    static Checkout find(Path from) {
        for (@Nullable Path at = from; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("mvnw")) && Files.isDirectory(at.resolve("deploy/local"))) {
                return new Checkout(at);
            }
        }
        throw new IllegalStateException("no checkout of Tripline at or above " + from);
    }

    /** Where unpacked programs lie: {@code TRIPLINE_DIST}, which several checkouts may share, or in the checkout. */
    public Path dist() {
        return Optional.ofNullable(System.getenv("TRIPLINE_DIST"))
                .map(Path::of)
                .orElse(root.resolve(".tripline/dist"))
                .toAbsolutePath();
    }

    /** The archives which the build brought from Maven. */
    Path archives() {
        return root.resolve("deploy/local/target/dist");
    }

    public Path realm() {
        return root.resolve("deploy/keycloak/tripline-realm.json");
    }

    /** The releases that ship, each in a folder of its name. */
    public Path releases() {
        return root.resolve("rules/releases");
    }

    /** What a module needs to run, its own classes first: the build writes it to {@code target/classpath}. */
    public List<Path> classPath(String module) throws IOException {
        Path target = root.resolve(module).resolve("target");
        Path file = target.resolve("classpath");
        if (!Files.exists(file)) {
            throw new IOException(file + " is missing; build it with ./mvnw -DskipTests package");
        }
        List<Path> path = new ArrayList<>(List.of(target.resolve("classes")));
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(Files.readString(file).strip())
                .map(Path::of)
                .forEach(path::add);
        return path;
    }
}
