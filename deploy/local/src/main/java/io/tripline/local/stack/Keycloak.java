package io.tripline.local.stack;

import io.tripline.local.dist.Distributions;
import io.tripline.local.dist.Trees;
import io.tripline.local.process.ManagedProcess;
import io.tripline.local.process.Program;
import io.tripline.local.process.Signal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Keycloak with the realm {@code tripline}, imported at its first start, in a database of PostgreSQL. */
public final class Keycloak extends Part {

    private static final String REALM = "tripline";
    private static final String ADMIN = "admin";
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(3);

    private final Distributions distributions;
    private final Place place;
    private final int port;
    private final int managementPort;
    private final Supplier<Database> database;
    private final Secrets secrets;
    private final Path realm;
    private final String gatewayUrl;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PROBE_TIMEOUT).build();

    /**
     * @param database where it keeps its data; asked at the first start
     * @param realm the realm file; its placeholders are filled from the environment which {@link #placeholders} names
     * @param gatewayUrl where browsers meet the gateway, such as {@code http://localhost:18080}
     */
    public Keycloak(
            Distributions distributions,
            Place place,
            int port,
            int managementPort,
            Supplier<Database> database,
            Secrets secrets,
            Path realm,
            String gatewayUrl) {
        this.distributions = distributions;
        this.place = place;
        this.port = port;
        this.managementPort = managementPort;
        this.database = database;
        this.secrets = secrets;
        this.realm = realm;
        this.gatewayUrl = gatewayUrl;
    }

    public String issuer() {
        return url() + "/realms/" + REALM;
    }

    public String jwkSetUri() {
        return issuer() + "/protocol/openid-connect/certs";
    }

    public String tokenUri() {
        return issuer() + "/protocol/openid-connect/token";
    }

    /** Administrator of all realms; signs in at realm {@code master}. */
    public String adminUser() {
        return ADMIN;
    }

    public String adminPassword() {
        return secrets.get("keycloak.admin");
    }

    /** The secret of a confidential client of the realm: {@code gateway}, {@code user-service} or {@code demo}. */
    public String clientSecret(String clientId) {
        return secrets.get("client." + clientId);
    }

    @Override
    public String name() {
        return "keycloak";
    }

    /** Such as {@code http://localhost:18480}. */
    @Override
    public String url() {
        return "http://localhost:" + port;
    }

    @Override
    public Path log() {
        return place.log();
    }

    @Override
    protected ManagedProcess prepare() throws IOException {
        Path dist = distributions.keycloak();
        linkHome(dist);
        Program program =
                new Program("keycloak", command(dist), environment(), place.home(), place.log(), Signal.TERM, false);
        return new ManagedProcess(program, this::answers, Duration.ofMinutes(5), Duration.ofSeconds(15));
    }

    /** A home of its own with its own data, though the program is shared. */
    private void linkHome(Path dist) throws IOException {
        Path data = place.home().resolve("data/import");
        Files.createDirectories(data);
        for (String name : List.of("lib", "conf", "providers", "themes")) {
            Path link = place.home().resolve(name);
            Trees.delete(link);
            Files.createSymbolicLink(link, dist.resolve(name));
        }
        if (!Files.exists(realm)) {
            throw new IOException("the realm " + realm + " is missing");
        }
        Files.writeString(data.resolve("tripline-realm.json"), Files.readString(realm));
    }

    private Map<String, String> environment() throws IOException {
        Database own = database.get();
        Map<String, String> environment = new HashMap<>(placeholders());
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword());
        environment.put("KC_DB_URL", own.jdbcUrl());
        environment.put("KC_DB_USERNAME", own.user());
        environment.put("KC_DB_PASSWORD", own.password());
        return environment;
    }

    private Map<String, String> placeholders() {
        return Map.of(
                "TRIPLINE_GATEWAY_PUBLIC_URL", gatewayUrl,
                "TRIPLINE_GATEWAY_CLIENT_SECRET", clientSecret("gateway"),
                "TRIPLINE_IDENTITY_CLIENT_SECRET", clientSecret("user-service"),
                "TRIPLINE_DEMO_CLIENT_SECRET", clientSecret("demo"));
    }

    private List<String> command(Path dist) {
        return List.of(
                Jvm.java(),
                "-Xms64m",
                "-Xmx384m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dkc.home.dir=" + place.home(),
                "-Djboss.server.config.dir=" + place.home().resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                // Else each connection that a restart of PostgreSQL has cut costs somebody a sign-in.
                "-Dquarkus.datasource.jdbc.validate-on-borrow=true",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-cp",
                dist.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--hostname=" + url(),
                "--db-pool-initial-size=1",
                "--db-pool-max-size=10");
    }

    /** The server answers before its realm is there, so the realm itself is asked. */
    private boolean answers() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/realms/" + REALM))
                .timeout(PROBE_TIMEOUT)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }
}
