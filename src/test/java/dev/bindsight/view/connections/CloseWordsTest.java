package dev.bindsight.view.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.TcpState;
import dev.bindsight.view.connections.CloseWords.Way;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of a connection that was closed from here. */
class CloseWordsTest {
    private static SocketEntry socket(Protocol protocol, TcpState state) {
        return new SocketEntry(
                new SocketKey.ByCookie(7),
                protocol,
                IpAddress.LOOPBACK_IPV4.family(),
                new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(40_000)),
                new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(5432)),
                null,
                state,
                0,
                0,
                null,
                null,
                0,
                null,
                null,
                Ownership.NOT_LOOKED_UP);
    }

    /**
     * A process that shuts its socket down has it open still, and the kernel waits for the peer.
     */
    @ParameterizedTest
    @CsvSource({
        "TCP, ESTABLISHED, FIN_WAIT",
        "TCP, FIN_WAIT2, FIN_WAIT",
        "TCP, CLOSE_WAIT, LAST_ACK",
        "TCP, SYN_SENT,",
        "UDP, ESTABLISHED, listed as before",
    })
    void aConnectionThatIsShutDownIsNotSaidToBeClosedWhileItsSocketIsThere(
            Protocol protocol, TcpState state, @Nullable String left) {
        SocketEntry socket = socket(protocol, state);

        assertThat(CloseWords.isOver(Way.SHUT_DOWN, socket)).isEqualTo(left == null);
        if (left == null) {
            assertThat(CloseWords.left(Way.SHUT_DOWN, socket)).isNull();
        } else {
            assertThat(CloseWords.left(Way.SHUT_DOWN, socket)).contains(left);
        }
        assertThat(CloseWords.isOver(Way.ABORT, socket)).as("an abort leaves nothing").isTrue();
    }
}
