package io.tripline.local.services;

import static io.tripline.local.services.PortName.KAFKA;
import static io.tripline.local.services.PortName.KAFKA_CONTROLLER;
import static io.tripline.local.services.PortName.KEYCLOAK;
import static io.tripline.local.services.PortName.KEYCLOAK_MANAGEMENT;
import static io.tripline.local.services.PortName.POSTGRES;
import static io.tripline.local.services.PortName.REDIS;

import io.tripline.local.client.DemoClient;
import io.tripline.local.dist.Checkout;
import io.tripline.local.dist.Distributions;
import io.tripline.local.stack.Kafka;
import io.tripline.local.stack.Keycloak;
import io.tripline.local.stack.Part;
import io.tripline.local.stack.Postgres;
import io.tripline.local.stack.Redis;
import io.tripline.local.stack.Secrets;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that runs locally, wired together; nothing runs until it is started. */
public final class LocalStack {

    private static final int PARTITIONS = 1;

    private final LocalPorts ports;
    private final Secrets secrets;
    private final Postgres postgres;
    private final Redis redis;
    private final Kafka kafka;
    private final Keycloak keycloak;
    private final List<Part> services;

    private LocalStack(Checkout checkout, Home home, LocalPorts ports, Secrets secrets, boolean withServices) {
        Distributions distributions = new Distributions(checkout);
        this.ports = ports;
        this.secrets = secrets;
        postgres = new Postgres(distributions, home.place("postgres"), ports.of(POSTGRES), secrets, true);
        redis = new Redis(distributions, home.place("redis"), ports.of(REDIS), secrets);
        kafka = new Kafka(
                distributions::kafka, home.place("kafka"), ports.of(KAFKA), ports.of(KAFKA_CONTROLLER), PARTITIONS);
        keycloak = new Keycloak(
                distributions,
                home.place("keycloak"),
                ports.of(KEYCLOAK),
                ports.of(KEYCLOAK_MANAGEMENT),
                () -> postgres.database("keycloak"),
                secrets,
                checkout.realm(),
                gatewayUrl());
        services = withServices ? new Services(checkout, home, ports, this).all() : List.of();
    }

    /** Everything, or with {@code withServices} false only what the services stand on. */
    public static LocalStack of(Checkout checkout, Home home, LocalPorts ports, boolean withServices)
            throws IOException {
        return new LocalStack(checkout, home, ports, Secrets.in(home.secrets()), withServices);
    }

    public Postgres postgres() {
        return postgres;
    }

    public Redis redis() {
        return redis;
    }

    public Kafka kafka() {
        return kafka;
    }

    public Keycloak keycloak() {
        return keycloak;
    }

    /** The five services, the gateway first; none when only the infrastructure runs. */
    public List<Part> services() {
        return services;
    }

    /** Services first, then what they stand on. */
    public List<Part> all() {
        return Stream.concat(services.stream(), Stream.of(postgres, redis, kafka, keycloak))
                .toList();
    }

    public Optional<Part> named(String name) {
        return all().stream().filter(part -> part.name().equals(name)).findFirst();
    }

    public String gatewayUrl() {
        return "http://localhost:" + ports.of(PortName.GATEWAY);
    }

    /** Secret of the client that sends demo traffic. */
    public String demoSecret() {
        return secrets.get("client.demo");
    }

    /** A new client, which fetches a token of its own. */
    public DemoClient demoClient() {
        return new DemoClient(gatewayUrl(), keycloak.tokenUri(), People.DEMO_CLIENT, demoSecret());
    }

    /** In the order of stopping: each wave needs the next. */
    public List<List<Part>> waves() {
        return List.of(services, List.of(keycloak, kafka), List.of(redis, postgres));
    }
}
