package dev.bindsight.occupancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.Test;

import java.util.List;

/** The rule of who is in the way agrees with what the kernel does, in namespaces of its own. */
class KernelBindsTest {
    @Test
    void theKernelRefusesABindWhereTheRuleSaysSo() {
        List<String> said =
                Sandbox.asRoot()
                        .withOtherUsers()
                        .after(
                                "ip link add v0 type veth peer name v1 || exec echo no veth",
                                "echo 32768 60999 > /proc/sys/net/ipv4/ip_local_port_range")
                        .run(KernelBinds.class)
                        .lines()
                        .toList();

        assumeFalse(said.contains("no veth"), "no veth devices here");
        assertThat(said)
                .allMatch(line -> line.matches("[a-z ]+: [0-9]+"))
                .extracting(line -> line.replaceAll(":.*", ""))
                .contains(
                        "nothing in the way",
                        "in the way",
                        "refused for sure",
                        "agreed",
                        "not agreed");
    }
}
