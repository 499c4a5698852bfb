package dev.bindsight.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.IpAddress;
import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What the machine's own resolver says, where no other can be asked. */
class PeerNameLookupTest {
    @Test
    void aNameComesFromTheResolverAndNoneWhereItHasNone() {
        assertThat(
                        Sandbox.asRoot()
                                .after(
                                        "printf '127.0.0.9 nine.example\\n2001:db8::9"
                                                + " six.example\\n' > /mnt/hosts",
                                        "mount --bind /mnt/hosts /etc/hosts",
                                        "printf 'hosts: files\\n' > /mnt/order",
                                        "mount --bind /mnt/order /etc/nsswitch.conf")
                                .run(Asking.class)
                                .lines())
                .containsExactly(
                        "Optional[nine.example]",
                        "Optional[nine.example]",
                        "Optional[six.example]",
                        "Optional.empty");
    }

    static final class Asking {
        public static void main(String[] arguments) {
            List<IpAddress> addresses =
                    List.of(
                            IpAddress.ipv4(0x7F00_0009),
                            IpAddress.ipv6(0, 0xFFFF_7F00_0009L),
                            IpAddress.ipv6(0x2001_0DB8_0000_0000L, 9),
                            IpAddress.ipv4(0x7F00_0008));
            addresses.forEach(each -> System.out.println(PeerNameLookup.nameOf(each)));
        }
    }
}
