package dev.bindsight.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.DestroyedSocket;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.platform.DestroyedSockets;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.testbed.Eventually;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who hears which sockets the kernel took down is not told of those that only tried a bind. */
class DestroyedTrialTest {
    private static final String TRIED = "127.77.0.1";
    private static final String HELD = "127.77.0.2";

    @Test
    void aSocketThatOnlyTriedABindIsNotToldAndOneThatHeldAPortIs() {
        try (Platform platform = LinuxPlatform.open()) {
            Optional<DestroyedSockets> joined = platform.destroyedSockets();
            assumeThat(joined).as("the kernel tells what it takes down").isPresent();
            try (DestroyedSockets destroyed = joined.orElseThrow()) {
                var prover =
                        new BindProver(
                                platform.sockets(), platform.machine(), (_, _) -> Optional.empty());
                var told = new ArrayList<IpAddress>();
                Eventually.holds(
                        "what was held is told",
                        () -> {
                            Attempt attempt = prover.prove(probe(TRIED));
                            assertThat(attempt.ok()).as(attempt.toString()).isTrue();
                            prover.hold(probe(HELD)).close();
                            addresses(destroyed.drain()).forEach(told::add);
                            return told.stream().filter(address(HELD)::equals).count() >= 3;
                        });
                assertThat(told).doesNotContain(address(TRIED));
            }
        }
    }

    private static List<IpAddress> addresses(List<DestroyedSocket> sockets) {
        return sockets.stream().map(each -> each.where().endpoint().address()).toList();
    }

    private static BindProbe probe(String address) {
        return new BindProbe(
                BindPlace.of(new Endpoint(address(address), new Port(0))), Protocol.TCP, Set.of());
    }

    private static IpAddress address(String text) {
        return IpAddressText.parse(text).orElseThrow();
    }
}
