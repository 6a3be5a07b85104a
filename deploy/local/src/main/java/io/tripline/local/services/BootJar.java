package io.tripline.local.services;

import io.tripline.local.dist.Trees;
import io.tripline.local.process.Child;
import io.tripline.local.process.Program;
import io.tripline.local.process.Signal;
import io.tripline.local.stack.Jvm;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A service's jar, taken apart once for each build of it: that starts faster, and a rebuild does not disturb it. */
final class BootJar {

    private final Path jar;
    private final Path apps;
    private final Path log;

    BootJar(Path jar, Path apps, Path log) {
        this.jar = jar;
        this.apps = apps;
        this.log = log;
    }

    /** The jar to run. */
    Path extracted(String name) throws IOException {
        if (!Files.exists(jar)) {
            throw new IOException(name + " is not built: " + jar + " is missing; run ./mvnw -DskipTests package");
        }
        String version = Long.toString(Files.getLastModifiedTime(jar).toMillis(), Character.MAX_RADIX)
                + Long.toString(Files.size(jar), Character.MAX_RADIX);
        Path target = apps.resolve(name + "-" + version);
        if (!Files.exists(target)) {
            deleteOlder(name);
            extract(name, target);
        }
        return target.resolve(jar.getFileName());
    }

    private void extract(String name, Path target) throws IOException {
        Path partial = target.resolveSibling("." + target.getFileName());
        Trees.delete(partial);
        Files.createDirectories(apps);
        Child.run(new Program(
                name + " (taking its jar apart)",
                List.of(
                        Jvm.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        partial.toString()),
                Map.of(),
                apps,
                log,
                Signal.TERM,
                false));
        Files.move(partial, target);
    }

    private void deleteOlder(String name) throws IOException {
        if (!Files.isDirectory(apps)) {
            return;
        }
        try (DirectoryStream<Path> older = Files.newDirectoryStream(apps, name + "-*")) {
            for (Path directory : older) {
                Trees.delete(directory);
            }
        }
    }
}
