package io.tripline.local.dist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The programs of the stack, each unpacked once into a directory of its own that appears complete or not at all. Safe
 * for several threads and processes.
 */
public final class Distributions {

    private static final ConcurrentMap<Path, Object> MONITORS = new ConcurrentHashMap<>();

    private final Checkout checkout;

    public Distributions(Checkout checkout) {
        this.checkout = checkout;
    }

    /** The directory with {@code bin/postgres}. */
    public Path postgres() throws IOException {
        return once(versioned("postgres", "postgres-binaries"), target -> {
            Path packed = target.resolve("postgres.txz");
            extract(archive("postgres-binaries"), ".txz", packed);
            Tar.unpack(packed, target);
            Files.delete(packed);
        });
    }

    /** The server itself. */
    public Path redis() throws IOException {
        return once(versioned("redis", "redis"), target -> {
                    Path server = target.resolve("redis-server");
                    extract(archive("redis"), Platform.redis(), server);
                    if (!server.toFile().setExecutable(true)) {
                        throw new IOException("cannot make " + server + " executable");
                    }
                })
                .resolve("redis-server");
    }

    /** Keycloak's home, with the options fixed that it wants fixed by a build of its own. */
    public Path keycloak() throws IOException {
        return once(versioned("keycloak", "keycloak") + "-" + KeycloakBuild.fingerprint(), target -> {
            Tar.unpack(archive("keycloak"), target);
            KeycloakBuild.run(single(target), checkout.dist().resolve("keycloak-build.log"));
        });
    }

    /** What is not unpacked yet and takes a while; to tell the person who waits. */
    public boolean keycloakUnpacked() throws IOException {
        return Files.exists(
                checkout.dist().resolve(versioned("keycloak", "keycloak") + "-" + KeycloakBuild.fingerprint()));
    }

    /** Class path of the broker. */
    public List<Path> kafka() throws IOException {
        return checkout.classPath("deploy/kafka");
    }

    private String versioned(String name, String prefix) throws IOException {
        String file = archive(prefix).getFileName().toString();
        return name + "-" + file.substring(prefix.length() + 1).replaceFirst("\\.(jar|tar\\.gz)$", "");
    }

    private Path archive(String prefix) throws IOException {
        Path directory = checkout.archives();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                List<Path> matching = files.filter(
                                file -> file.getFileName().toString().startsWith(prefix + "-"))
                        .sorted()
                        .toList();
                if (!matching.isEmpty()) {
                    return matching.getLast();
                }
            }
        }
        throw new IOException(
                "no " + prefix + " archive in " + directory + "; build it with ./mvnw -DskipTests package");
    }

    private Path once(String name, Unpacking unpacking) throws IOException {
        Path home = checkout.dist().resolve(name);
        if (!Files.exists(home)) {
            Files.createDirectories(checkout.dist());
            unpackUnderLock(home, unpacking);
        }
        return single(home);
    }

    /** The file's lock keeps other processes out, the monitor other threads of this one. */
    private static void unpackUnderLock(Path home, Unpacking unpacking) throws IOException {
        synchronized (MONITORS.computeIfAbsent(home, key -> new Object())) {
            unpackUnderFileLock(home, unpacking);
        }
    }

    private static void unpackUnderFileLock(Path home, Unpacking unpacking) throws IOException {
        Path lockFile = home.resolveSibling("." + home.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!lock.isValid() || Files.exists(home)) {
                return;
            }
            Path partial = home.resolveSibling("." + home.getFileName() + ".partial");
            Trees.delete(partial);
            Files.createDirectories(partial);
            unpacking.into(partial);
            Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** The directory itself, or the only directory in it: some archives bring a directory of their own. */
    private static Path single(Path home) throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            List<Path> entries = files.toList();
            return entries.size() == 1 && Files.isDirectory(entries.getFirst()) ? entries.getFirst() : home;
        }
    }

    private static void extract(Path jar, String suffix, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.stream()
                    .filter(each -> each.getName().endsWith(suffix))
                    .findFirst()
                    .map(ZipEntry.class::cast)
                    .orElseThrow(() -> new IOException("nothing for this machine (" + suffix + ") in " + jar));
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, target);
            }
        }
    }

    @FunctionalInterface
    private interface Unpacking {
        void into(Path target) throws IOException;
    }
}
