package dev.bindsight.words.stop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.fix.StopPlan;
import dev.bindsight.inventory.Client;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.view.sample.Sample;

import org.junit.jupiter.api.Test;

import java.util.List;

class StopHitsTest {
    @Test
    void aClientThatCameByTwoAddressesIsOneWithAllItsConnections() {
        ProcessDetails client = Sample.process(9737, "clients.py", null, "clients.py");
        var plan =
                new StopPlan(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(
                                new Client(IpAddress.LOOPBACK_IPV4, client, 2),
                                new Client(IpAddress.LOOPBACK_IPV6, client, 1)),
                        List.of(),
                        List.of());

        assertThat(StopHits.of(plan).clients())
                .containsExactly(new Client(IpAddress.LOOPBACK_IPV4, client, 3));
    }
}
