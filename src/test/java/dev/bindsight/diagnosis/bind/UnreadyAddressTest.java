package dev.bindsight.diagnosis.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Addresses that cannot be bound now, on the real kernel in namespaces of the test's own. */
class UnreadyAddressTest {
    @Test
    void aLoopbackDeviceThatIsDownIsNoLackOfIpv6() {
        List<String> said = run(Sandbox.asNobody().after("ip link set lo down"), "noIpv6");

        assertThat(said)
                .contains(
                        "noIpv6\tcause\taddress-not-local",
                        "noIpv6\tsummary\tThe device lo is down, and ::1 is on it: ip link set lo"
                                + " up.");
    }

    @Test
    void anAddressThatIsStillCheckedForDuplicatesIsSaidToBe() {
        List<String> said =
                run(
                        Sandbox.asRoot()
                                .withLinkLocal()
                                .after(
                                        "ip link set v1 up",
                                        "echo 100 > /proc/sys/net/ipv6/conf/v0/dad_transmits",
                                        "ip addr add fd00::9/64 dev v0"),
                        "tentative");
        Assumptions.assumeFalse(said.contains("no veth"), "no veth devices here");

        assertThat(said)
                .contains("tentative\tcause\taddress-not-ready")
                .anyMatch(line ->
                        line.startsWith("tentative\tsummary") && line.contains("it is tentative"))
                .anyMatch(
                        line -> line.contains("retry-with-freebind") && line.contains("(proven)"));
    }

    @Test
    void ofAnAddressThatComesLaterTheOptionForItIsNamedAndTried() {
        List<String> said = run(Sandbox.asNobody(), "elsewhere");

        assertThat(said)
                .contains("elsewhere\tcause\taddress-not-local")
                .anyMatch(line -> line.contains("net.ipv4.ip_nonlocal_bind"))
                .contains("elsewhere\toffer\tretry-with-freebind: Retry with IP_FREEBIND (proven)");
    }

    private static List<String> run(Sandbox sandbox, String name) {
        return sandbox.run(RestrictedBinds.class, name).lines().toList();
    }
}
