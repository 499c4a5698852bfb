package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A stop that a diagnosis prints ends what the diagnosis is about and nothing else. */
@TestInstance(Lifecycle.PER_CLASS)
class SeveralServersTest {
    private String said = "";

    @BeforeAll
    void runInNamespaces() {
        said =
                Sandbox.asRoot()
                        .withLinkLocal()
                        .after("ip link set v1 up", "ip addr add fe80::77/64 dev v1 nodad")
                        .run(SeveralServers.class);
        Assumptions.assumeFalse(said.startsWith("no veth"), "no veth devices here");
    }

    @Test
    void theSameLinkLocalAddressOnAnotherDeviceIsLeftAlone() {
        assertThat(said)
                .contains("bind [fe80::77%v0]:7703 → EADDRINUSE", "at fe80::77%v0")
                .containsPattern("command '\\[fe80::77%v0]:7703' --pid [0-9]+\n")
                .contains("scopes false true");
    }

    @Test
    void aBindNamesTheScopeOfItsAddress() {
        assertThat(said).contains("bind [fe80::77%v0]:7704 → OK");
    }

    @Test
    void theIpv4ServerBesideAnIpv6OnlyOneIsLeftAlone() {
        assertThat(said)
                .containsPattern("command '\\[::]:9201' --pid [0-9]+\n")
                .contains("families true false");
    }

    @Test
    void aDeviceIsPartOfThePlace() {
        assertThat(said)
                .contains(
                        "bind 0.0.0.0%lo:8702 → EADDRINUSE",
                        "on every IPv4 address, by way of the device lo only",
                        "SO_BINDTODEVICE, \"lo\"",
                        "exposure lo loopback",
                        "exposure v0 host",
                        "after 0 false true");
    }
}
