package io.tripline.local.dist;

import io.tripline.local.process.Child;
import io.tripline.local.process.Program;
import io.tripline.local.process.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keycloak's own build step, which fixes the options that cannot change later and makes its start fast. */
final class KeycloakBuild {

    private static final List<String> OPTIONS = List.of(
            "--db=postgres",
            "--cache=local",
            "--health-enabled=true",
            "--features-disabled=kerberos,ciba,device-flow,twitter-broker,identity-brokering-api");

    private KeycloakBuild() {}

    /** Changes with the options. */
    static String fingerprint() {
        return Integer.toHexString(OPTIONS.hashCode());
    }

    static void run(Path home, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/kc.sh").toString(), "build"));
        command.addAll(OPTIONS);
        Child.run(new Program(
                "keycloak build",
                command,
                Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS_APPEND",
                        "-XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC"),
                home,
                log,
                Signal.TERM,
                false));
    }
}
