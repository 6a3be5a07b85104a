package io.tripline.local.stack;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import io.tripline.local.dist.Distributions;
import io.tripline.local.process.Child;
import io.tripline.local.process.ManagedProcess;
import io.tripline.local.process.Program;
import io.tripline.local.process.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** PostgreSQL with passwords by SCRAM; one database and role per service. */
public final class Postgres extends Part {

    private static final String SUPERUSER = "postgres";
    private static final String NAME = "[a-z][a-z0-9_]{0,62}";
    private static final int CONNECTIONS = 200;

    private final Distributions distributions;
    private final Place place;
    private final int port;
    private final Secrets secrets;
    private final boolean durable;

    /** @param durable whether a commit survives a crash of the machine, or only of the server (faster, for tests) */
    public Postgres(Distributions distributions, Place place, int port, Secrets secrets, boolean durable) {
        this.distributions = distributions;
        this.place = place;
        this.port = port;
        this.secrets = secrets;
        this.durable = durable;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public String url() {
        return "postgresql://127.0.0.1:" + port;
    }

    @Override
    public Path log() {
        return place.log();
    }

    @Override
    protected ManagedProcess prepare() throws IOException {
        Path programs = distributions.postgres().resolve("bin");
        Files.createDirectories(place.home());
        if (!Files.exists(data().resolve("PG_VERSION"))) {
            initialise(programs);
        }
        List<String> command = List.of(
                programs.resolve("postgres").toString(),
                "-D",
                data().toString(),
                "-p",
                Integer.toString(port),
                "-h",
                "127.0.0.1",
                "-k",
                "",
                "-c",
                "max_connections=" + CONNECTIONS,
                "-c",
                "fsync=" + (durable ? "on" : "off"));
        return new ManagedProcess(program(command), this::answers, Duration.ofSeconds(60), Duration.ofSeconds(15));
    }

    /** A cluster appears complete or not at all, so that an interrupted start leaves nothing half done. */
    private void initialise(Path programs) throws IOException {
        Path partial = place.home().resolve("data.partial");
        io.tripline.local.dist.Trees.delete(partial);
        Path password = Files.createTempFile(place.home(), "password", "", asFileAttribute(fromString("rw-------")));
        try {
            Files.writeString(password, secrets.get("postgres.superuser"));
            Child.run(program(List.of(
                    programs.resolve("initdb").toString(),
                    "-D",
                    partial.toString(),
                    "-U",
                    SUPERUSER,
                    "-A",
                    "scram-sha-256",
                    "--pwfile",
                    password.toString(),
                    "-E",
                    "UTF8",
                    "--no-locale",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "-N")));
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(partial, data());
    }

    private Program program(List<String> command) {
        return new Program("postgres", command, Map.of(), place.home(), log(), Signal.INT, true);
    }

    private Path data() {
        return place.home().resolve("data");
    }

    private boolean answers() throws SQLException {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url("postgres"), SUPERUSER, secrets.get("postgres.superuser"));
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The database of this name with an owner of the same name, both created where absent. */
    public synchronized Database database(String name) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("not a plain lower-case database name: " + name);
        }
        Database database = new Database(url(name), name, secrets.get("postgres." + name));
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            boolean known = exists(statement, "pg_roles WHERE rolname", name);
            // The password has only URL-safe characters, so it cannot end the literal.
            statement.execute(
                    (known ? "ALTER" : "CREATE") + " ROLE " + name + " LOGIN PASSWORD '" + database.password() + "'");
            if (!exists(statement, "pg_database WHERE datname", name)) {
                statement.execute("CREATE DATABASE " + name + " OWNER " + name);
            }
            return database;
        } catch (SQLException e) {
            throw new StackException("cannot create database " + name + ": " + e.getMessage(), e);
        }
    }

    private static boolean exists(Statement statement, String where, String name) throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT 1 FROM " + where + " = '" + name + "'")) {
            return result.next();
        }
    }
}
