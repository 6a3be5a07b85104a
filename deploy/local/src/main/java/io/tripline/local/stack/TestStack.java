package io.tripline.local.stack;

import io.tripline.local.dist.Checkout;
import io.tripline.local.dist.Distributions;
import io.tripline.local.dist.Trees;
import io.tripline.local.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The real stack for tests: one set for each JVM, each part started when it is first asked for, on free ports, with its
 * data under {@code target/} of the module under test. All ends with the JVM. Thread-safe.
 */
public final class TestStack {

    private static final Checkout CHECKOUT = Checkout.find();
    private static final Distributions DISTRIBUTIONS = new Distributions(CHECKOUT);
    private static final Secrets SECRETS = Secrets.inMemory();
    private static final Path ALL = Path.of("target", "test-stack").toAbsolutePath();
    private static final Path HOME =
            ALL.resolve(Long.toString(ProcessHandle.current().pid()));

    private TestStack() {}

    public static Postgres postgres() {
        return PostgresHolder.PART;
    }

    public static Redis redis() {
        return RedisHolder.PART;
    }

    /** With all topics, of one partition. */
    public static Kafka kafka() {
        return KafkaHolder.PART;
    }

    /** Starts {@link #postgres()} too. The first start takes up to a minute. */
    public static Keycloak keycloak() {
        return KeycloakHolder.PART;
    }

    private static final class PostgresHolder {
        static final Postgres PART =
                started(new Postgres(DISTRIBUTIONS, Place.under(HOME, "postgres"), Ports.anyFree(), SECRETS, false));
    }

    private static final class RedisHolder {
        static final Redis PART =
                started(new Redis(DISTRIBUTIONS, Place.under(HOME, "redis"), Ports.anyFree(), SECRETS));
    }

    private static final class KafkaHolder {
        static final Kafka PART = started(
                new Kafka(DISTRIBUTIONS::kafka, Place.under(HOME, "kafka"), Ports.anyFree(), Ports.anyFree(), 1));
    }

    private static final class KeycloakHolder {
        static final Keycloak PART = started(new Keycloak(
                DISTRIBUTIONS,
                Place.under(HOME, "keycloak"),
                Ports.anyFree(),
                Ports.anyFree(),
                () -> postgres().database("keycloak"),
                SECRETS,
                CHECKOUT.realm(),
                "http://localhost:18080"));
    }

    private static <T extends Part> T started(T part) {
        Cleanup.REGISTERED.add(part);
        part.start();
        return part;
    }

    /** Ends the parts at the JVM's end, the last started first, and deletes what this and ended JVMs left. */
    private static final class Cleanup {

        static final List<Part> REGISTERED = register();

        private static List<Part> register() {
            deleteLeftovers();
            List<Part> parts = new java.util.concurrent.CopyOnWriteArrayList<>();
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                parts.reversed().forEach(Part::stop);
                                delete(HOME);
                            },
                            "test-stack-cleanup"));
            return parts;
        }

        private static void deleteLeftovers() {
            if (!Files.isDirectory(ALL)) {
                return;
            }
            try (Stream<Path> homes = Files.list(ALL)) {
                homes.filter(home -> !alive(home.getFileName().toString())).forEach(Cleanup::delete);
            } catch (IOException e) {
                throw new StackException(e);
            }
        }

        private static boolean alive(String pid) {
            return ProcessHandle.of(Long.parseLong(pid))
                    .map(ProcessHandle::isAlive)
                    .orElse(false);
        }

        private static void delete(Path home) {
            try {
                Trees.delete(home);
            } catch (IOException e) {
                throw new StackException(e);
            }
        }
    }
}
