package dev.bindsight.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.SocketKey.ByAddress;
import dev.bindsight.model.SocketKey.ByCookie;

import org.junit.jupiter.api.Test;

import java.util.List;

class SocketKeyTest {
    private static final Endpoint LOW = new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(80));
    private static final Endpoint HIGH = new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(443));

    @Test
    void theOrderIsTotalAndCookiesAreUnsigned() {
        List<SocketKey> ordered =
                List.of(
                        new ByCookie(1),
                        new ByCookie(Long.MAX_VALUE),
                        new ByCookie(-1),
                        new ByAddress(Protocol.TCP, LOW, null, 0, 0),
                        new ByAddress(Protocol.TCP, LOW, null, 0, 7),
                        new ByAddress(Protocol.TCP, LOW, null, 1, 0),
                        new ByAddress(Protocol.TCP, LOW, HIGH, 0, 0),
                        new ByAddress(Protocol.UDP, LOW, null, 0, 0),
                        new ByAddress(Protocol.TCP, HIGH, null, 0, 0));
        assertThat(ordered.reversed().stream().sorted()).containsExactlyElementsOf(ordered);
        for (SocketKey one : ordered) {
            for (SocketKey other : ordered) {
                assertThat(Integer.signum(one.compareTo(other)))
                        .isEqualTo(-Integer.signum(other.compareTo(one)));
                assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
            }
        }
    }
}
