package dev.bindsight.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.Measurements;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.testbed.Eventually;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** One of two connections of this machine changes between two readings. */
class MeasuredAgainTest {
    private static Measurements measured(Inventory inventory) {
        Measurements measured = inventory.measured();
        if (measured == null) {
            throw new AssertionError("not measured");
        }
        return measured;
    }

    private static TcpMeasurement of(Socket socket, Inventory inventory) {
        int place = 0;
        for (SocketEntry entry : inventory.entries()) {
            if (isOf(socket, entry)) {
                TcpMeasurement told = measured(inventory).tcp().get(place);
                if (told == null) {
                    throw new AssertionError("nothing is told of " + entry);
                }
                return told;
            }
            place++;
        }
        throw new AssertionError(socket + " is not listed");
    }

    private static boolean isOf(Socket socket, SocketEntry entry) {
        return entry.local().port().number() == socket.getLocalPort()
                && entry.remote() != null
                && entry.remote().port().number() == socket.getPort();
    }

    private static long sent(Socket socket, Inventory inventory) {
        return Objects.requireNonNull(of(socket, inventory).bytesSent());
    }

    private static Inventory read(InventoryEngine engine) {
        if (!(engine.readMeasured(SourceChoice.AUTOMATIC)
                instanceof InventoryEngine.Reading.Read(Inventory inventory))) {
            throw new AssertionError("unreadable");
        }
        return inventory;
    }

    @Test
    void exactlyWhatChangedIsSeen() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (var server = new ServerSocket(0, 4, here);
                var busy = new Socket(here, server.getLocalPort());
                var idle = new Socket(here, server.getLocalPort());
                var platform = LinuxPlatform.open();
                var engine = new LiveInventory(platform, InstantSource.system())) {
            Inventory before = read(engine);

            busy.getOutputStream().write(new byte[12_345]);

            var last = new AtomicReference<>(before);
            Eventually.holds(
                    "what was written is acknowledged",
                    () -> {
                        last.set(read(engine));
                        return of(busy, last.get()).info().bytesAcked()
                                != of(busy, before).info().bytesAcked();
                    });
            Inventory after = last.get();
            assertThat(of(busy, after).info().bytesAcked())
                    .isEqualTo(of(busy, before).info().bytesAcked() + 12_345);
            assertThat(sent(busy, after)).isEqualTo(sent(busy, before) + 12_345);
            assertThat(of(idle, after).info()).isSameAs(of(idle, before).info());
            assertThat(sent(idle, after)).isEqualTo(sent(idle, before));
            assertThat(of(idle, after).sinceHeardMillis())
                    .isGreaterThanOrEqualTo(of(idle, before).sinceHeardMillis());
        }
    }
}
