package io.tripline.local.services;

import io.tripline.local.dist.Checkout;
import io.tripline.local.stack.Database;
import io.tripline.local.stack.Part;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The five services with the settings that make them find the local stack and each other. */
final class Services {

    private static final String VERSION = "0.1.0";

    /** Starts fast and stays small, for services that mostly wait. */
    private static final List<String> LIGHT =
            List.of("-Xms48m", "-Xmx224m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** Compiled in full: these two carry the load. */
    private static final List<String> INTAKE = List.of("-Xms96m", "-Xmx384m", "-Xss512k", "-XX:+UseSerialGC");

    private static final List<String> ENGINE = List.of("-Xms192m", "-Xmx640m", "-XX:+UseSerialGC");

    private final Checkout checkout;
    private final Home home;
    private final LocalPorts ports;
    private final LocalStack stack;

    Services(Checkout checkout, Home home, LocalPorts ports, LocalStack stack) {
        this.checkout = checkout;
        this.home = home;
        this.ports = ports;
        this.stack = stack;
    }

    List<Part> all() {
        return List.of(
                service("gateway", LIGHT, PortName.GATEWAY, PortName.GATEWAY_MANAGEMENT, this::gateway),
                service("user-service", LIGHT, PortName.USER_SERVICE, PortName.USER_SERVICE_MANAGEMENT, this::users),
                service(
                        "interaction-service",
                        INTAKE,
                        PortName.INTERACTION_SERVICE,
                        PortName.INTERACTION_SERVICE_MANAGEMENT,
                        () -> database("interactions")),
                service(
                        "fraud-engine",
                        ENGINE,
                        PortName.FRAUD_ENGINE,
                        PortName.FRAUD_ENGINE_MANAGEMENT,
                        () -> database("decisions")),
                service(
                        "admin-console",
                        LIGHT,
                        PortName.ADMIN_CONSOLE,
                        PortName.ADMIN_CONSOLE_MANAGEMENT,
                        () -> database("console")));
    }

    private Part service(
            String name, List<String> jvm, PortName port, PortName management, BootService.Environment environment) {
        Path jar = checkout.root().resolve(name).resolve("target").resolve(name + "-" + VERSION + ".jar");
        return new BootService(
                name,
                new BootJar(jar, home.apps(), home.log(name)),
                jvm,
                () -> {
                    Map<String, String> variables = common(name, ports.of(port), ports.of(management));
                    variables.putAll(environment.variables());
                    return variables;
                },
                ports.of(port),
                ports.of(management),
                home.data(name),
                home.log(name));
    }

    private Map<String, String> common(String name, int port, int management) {
        Map<String, String> variables = new HashMap<>();
        variables.put("SERVER_ADDRESS", "127.0.0.1");
        variables.put("SERVER_PORT", Integer.toString(port));
        variables.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        variables.put("MANAGEMENT_SERVER_PORT", Integer.toString(management));
        variables.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", stack.kafka().bootstrapServers());
        variables.put("TRIPLINE_REDIS_ADDRESS", stack.redis().address());
        variables.put("TRIPLINE_REDIS_PASSWORD", stack.redis().password());
        variables.put("TRIPLINE_TOKENS_ISSUER", stack.keycloak().issuer());
        variables.put("TRIPLINE_TOKENS_JWK_SET_URI", stack.keycloak().jwkSetUri());
        variables.put("TRIPLINE_TOKENS_AUDIENCE", "tripline-api");
        variables.put("TRIPLINE_TRACES_FILE", home.traces(name).toString());
        variables.put("MANAGEMENT_TRACING_SAMPLING_PROBABILITY", "1.0");
        return variables;
    }

    private Map<String, String> database(String name) {
        Database database = stack.postgres().database(name);
        return Map.of(
                "SPRING_DATASOURCE_URL", database.jdbcUrl(),
                "SPRING_DATASOURCE_USERNAME", database.user(),
                "SPRING_DATASOURCE_PASSWORD", database.password());
    }

    private Map<String, String> gateway() {
        return Map.of(
                "TRIPLINE_GATEWAY_USER_SERVICE_URL", local(PortName.USER_SERVICE),
                "TRIPLINE_GATEWAY_INTERACTION_SERVICE_URL", local(PortName.INTERACTION_SERVICE),
                "TRIPLINE_GATEWAY_FRAUD_ENGINE_URL", local(PortName.FRAUD_ENGINE),
                "TRIPLINE_GATEWAY_ADMIN_CONSOLE_URL", local(PortName.ADMIN_CONSOLE),
                "TRIPLINE_GATEWAY_CLIENT_ID", "gateway",
                "TRIPLINE_GATEWAY_CLIENT_SECRET", stack.keycloak().clientSecret("gateway"),
                "TRIPLINE_GATEWAY_KEYCLOAK_URL", stack.keycloak().url(),
                "TRIPLINE_GATEWAY_PUBLIC_URL", stack.gatewayUrl());
    }

    private Map<String, String> users() {
        Map<String, String> variables = new HashMap<>(database("users"));
        variables.put("TRIPLINE_IDENTITY_URL", stack.keycloak().url());
        variables.put("TRIPLINE_IDENTITY_REALM", "tripline");
        variables.put("TRIPLINE_IDENTITY_CLIENT_ID", "user-service");
        variables.put("TRIPLINE_IDENTITY_CLIENT_SECRET", stack.keycloak().clientSecret("user-service"));
        variables.put("TRIPLINE_USERS_SEED_0_ID", People.UMA_ID);
        variables.put("TRIPLINE_USERS_SEED_0_EMAIL", "uma@tripline.example");
        variables.put("TRIPLINE_USERS_SEED_0_DISPLAYNAME", "Uma");
        variables.put("TRIPLINE_USERS_SEED_0_COUNTRY", "DE");
        return variables;
    }

    private String local(PortName port) {
        return "http://127.0.0.1:" + ports.of(port);
    }
}
