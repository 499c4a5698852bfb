package dev.bindsight.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Uid;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.words.PrivilegesText;

import org.junit.jupiter.api.Test;

/** What a screen says of the machine. */
class MachineSummaryTest {
    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final MachineSummary machine = new MachineSummary(platform.machine(), "rig");

    @Test
    void privilegesAreSaidInWords() {
        assertThat(PrivilegesText.of(machine.privileges()))
                .isEqualTo("user ann, no extra privileges");

        platform.machine().capability("CAP_NET_ADMIN");
        assertThat(PrivilegesText.of(machine.privileges())).isEqualTo("user ann, 1 capability");

        platform.machine().capability("CAP_SYS_PTRACE");
        assertThat(PrivilegesText.of(machine.privileges())).isEqualTo("user ann, 2 capabilities");
    }

    @Test
    void namesAreFoundOrLeftOut() {
        assertThat(machine.userName(new Uid(33))).isEqualTo("www-data");
        assertThat(machine.userName(new Uid(4242))).isEqualTo("4242");
        assertThat(machine.serviceName(new Port(5432), Protocol.TCP)).contains("postgresql");
        assertThat(machine.serviceName(new Port(1), Protocol.TCP)).isEmpty();
        assertThat(machine.servicePort("ssh", Protocol.TCP)).contains(new Port(22));
    }

    @Test
    void portsTheKernelPicksAreKnown() {
        assertThat(machine.ephemeralPorts())
                .hasValueSatisfying(range -> {
                    assertThat(range.contains(new Port(32_768))).isTrue();
                    assertThat(range.contains(new Port(32_767))).isFalse();
                });
        assertThat(machine.unprivilegedPortStart()).contains(new Port(1024));
    }

    @Test
    void anAddressIsHereIfItIsLoopbackOrOnADevice() {
        assertThat(machine.isHere(IpAddressText.parse("127.9.9.9").orElseThrow())).isTrue();
        assertThat(machine.isHere(machine.addresses().getFirst().address())).isTrue();
        assertThat(machine.isHere(IpAddressText.parse("203.0.113.9").orElseThrow())).isFalse();
    }

    @Test
    void addressesComeWithTheirDevice() {
        assertThat(machine.addresses())
                .extracting(each -> each.address() + " " + each.device())
                .containsExactly("192.168.1.24 eth0", "::1 lo", "127.0.0.1 lo");
    }
}
