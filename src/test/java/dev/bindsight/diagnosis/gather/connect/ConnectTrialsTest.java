package dev.bindsight.diagnosis.gather.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectProver;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

/** Connects that are made again to learn more. */
class ConnectTrialsTest {
    /** Else a thousand silent ports would be waited for one after the other. */
    @Test
    void theyTakeNoLongerTogetherThanTheyMay() throws IOException {
        try (Platform platform = LinuxPlatform.open();
                var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var endpoint = new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(server.getLocalPort()));
            var probe = ConnectProbe.tcp(endpoint, 0, Duration.ofSeconds(5));
            var proofs =
                    new ConnectTrials(
                            new ConnectProver(platform.sockets(), platform.machine()),
                            new Cancellation(),
                            Duration.ofNanos(1));

            assertThat(proofs.made(probe)).isPresent();
            assertThat(proofs.made(probe)).isEmpty();
            assertThat(proofs.reported(probe)).isEmpty();
        }
    }
}
