package io.tripline.local.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalPortsTest {

    @Test
    void anOffsetMovesAllPortsButThoseSetAlone() {
        LocalPorts ports = new LocalPorts(1000, Map.of("TRIPLINE_PORT_REDIS", "20001"));

        assertThat(ports.of(PortName.GATEWAY)).isEqualTo(19080);
        assertThat(ports.of(PortName.KEYCLOAK_MANAGEMENT)).isEqualTo(19490);
        assertThat(ports.of(PortName.REDIS)).isEqualTo(20001);
    }

    @Test
    void aPortThatIsNoPortIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LocalPorts(0, Map.of("TRIPLINE_PORT_REDIS", "many")))
                .withMessageContaining("TRIPLINE_PORT_REDIS")
                .withMessageContaining("many");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LocalPorts(60_000, Map.of()))
                .withMessageContaining("--port-offset");
    }
}
