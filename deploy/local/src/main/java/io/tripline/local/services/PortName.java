package io.tripline.local.services;

/** Everything that listens, with its port where nothing else is said. All lie below the ports Linux hands out. */
public enum PortName {
    GATEWAY(18080),
    USER_SERVICE(18081),
    INTERACTION_SERVICE(18082),
    FRAUD_ENGINE(18083),
    ADMIN_CONSOLE(18084),
    GATEWAY_MANAGEMENT(18180),
    USER_SERVICE_MANAGEMENT(18181),
    INTERACTION_SERVICE_MANAGEMENT(18182),
    FRAUD_ENGINE_MANAGEMENT(18183),
    ADMIN_CONSOLE_MANAGEMENT(18184),
    POSTGRES(18432),
    REDIS(18379),
    KAFKA(18292),
    KAFKA_CONTROLLER(18293),
    KEYCLOAK(18480),
    KEYCLOAK_MANAGEMENT(18490);

    private final int standard;

    PortName(int standard) {
        this.standard = standard;
    }

    int standard() {
        return standard;
    }

    String variable() {
        return "TRIPLINE_PORT_" + name();
    }

    String label() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
