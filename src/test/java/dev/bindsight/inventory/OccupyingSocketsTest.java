package dev.bindsight.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.InventoryDelta;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.platform.linux.LinuxPlatform;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;

/** The reading of only what occupies a port, of this process's own sockets. */
class OccupyingSocketsTest {
    private final InetAddress here = InetAddress.getLoopbackAddress();
    private final LinuxPlatform platform = LinuxPlatform.open();
    private final LiveInventory engine = new LiveInventory(platform, InstantSource.system());

    @AfterEach
    void close() {
        engine.close();
        platform.close();
    }

    private static Inventory inventory(InventoryEngine.Reading reading) {
        if (reading instanceof InventoryEngine.Reading.Read(Inventory inventory)) {
            return inventory;
        }
        throw new AssertionError(reading);
    }

    private Inventory occupants() {
        return inventory(engine.readOccupants(SourceChoice.AUTOMATIC));
    }

    private static Set<Integer> ports(Inventory inventory, Set<Integer> ours) {
        return inventory.entries().stream()
                .map(each -> each.local().port().number())
                .filter(ours::contains)
                .collect(Collectors.toSet());
    }

    @Test
    void whatListensOrIsBoundIsReadWithItsOwnerAndConnectionsAreNot() throws IOException {
        try (var server = new ServerSocket(0, 4, here);
                var bound = new Socket();
                var client = new Socket(here, server.getLocalPort());
                var datagram = new DatagramSocket(0, here);
                var connected = new DatagramSocket(0, here)) {
            bound.bind(new InetSocketAddress(here, 0));
            connected.connect(here, datagram.getLocalPort());
            Set<Integer> occupied =
                    Set.of(server.getLocalPort(), bound.getLocalPort(), datagram.getLocalPort());
            Set<Integer> all =
                    Set.of(
                            server.getLocalPort(),
                            bound.getLocalPort(),
                            datagram.getLocalPort(),
                            client.getLocalPort(),
                            connected.getLocalPort());

            Inventory read = occupants();

            assertThat(read.entries()).allMatch(SocketEntry::occupiesPort);
            assertThat(ports(read, all)).isEqualTo(occupied);
            assertThat(read.entries())
                    .filteredOn(each -> occupied.contains(each.local().port().number()))
                    .allMatch(each -> each.ownership() instanceof Ownership.OwnedBy);
            assertThat(ports(inventory(engine.read(SourceChoice.AUTOMATIC)), all)).isEqualTo(all);
        }
    }

    @Test
    void whatConnectsOrClosesIsGoneFromTheNext() throws IOException {
        try (var server = new ServerSocket(0, 4, here);
                var socket = new Socket()) {
            socket.bind(new InetSocketAddress(here, 0));
            int port = socket.getLocalPort();
            Inventory before = occupants();

            socket.connect(new InetSocketAddress(here, server.getLocalPort()));
            Inventory after = occupants();
            InventoryDelta delta = engine.change(before, after);

            assertThat(ports(before, Set.of(port))).containsExactly(port);
            assertThat(ports(after, Set.of(port))).isEmpty();
            assertThat(delta.continues()).isTrue();
            assertThat(delta.gone())
                    .extracting(each -> each.local().port().number())
                    .contains(port);
            assertThat(delta.gone())
                    .extracting(each -> each.local().port().number())
                    .doesNotContain(server.getLocalPort());
        }
    }
}
