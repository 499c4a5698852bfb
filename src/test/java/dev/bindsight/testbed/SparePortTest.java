package dev.bindsight.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;

/** Ports that stay free until a test takes them. */
class SparePortTest {
    @Test
    void itCanBeBoundAndTheKernelGivesItToNobody() throws IOException {
        Assumptions.assumeFalse(SparePort.isAnyPicked(), "the kernel picks of all ports");
        int port = SparePort.any();
        var picked = new HashSet<Integer>();
        for (int i = 0; i < 2_000; i++) {
            try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                picked.add(other.getLocalPort());
            }
        }
        try (var server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(server.isBound()).isTrue();
            assertThat(picked).isNotEmpty().doesNotContain(port);
        }
    }
}
