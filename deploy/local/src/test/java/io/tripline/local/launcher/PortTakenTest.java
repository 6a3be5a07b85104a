package io.tripline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.local.services.PortName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortTakenTest {

    @Test
    void aTakenPortIsNamedWithItsOwnerAndTheWayOut(@TempDir Path home) throws IOException, InterruptedException {
        Launched launched = new Launched(home);
        int port = launched.port(PortName.REDIS);
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();

            Launched.Ended up = launched.run("up");

            assertThat(up.code()).isEqualTo(1);
            assertThat(up.output())
                    .contains("Port " + port + " (redis) is taken by process "
                            + ProcessHandle.current().pid())
                    .contains("TRIPLINE_PORT_REDIS=")
                    .contains("--port-offset");
        }
    }
}
