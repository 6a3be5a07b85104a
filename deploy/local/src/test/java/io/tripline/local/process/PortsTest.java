package io.tripline.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    /** Of 12,000 ports, 500 drawn without memory would nearly certainly hold one twice. */
    @Test
    void noPortIsGivenTwice() {
        assertThat(IntStream.range(0, 500).map(i -> Ports.anyFree()).distinct()).hasSize(500);
    }

    @Test
    void aPortThatSomebodyListensOnIsNotFree() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.free(taken.getLocalPort())).isFalse();
        }
    }
}
