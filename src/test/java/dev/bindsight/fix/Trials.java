package dev.bindsight.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.app.Engine;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.fact.Benefit;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.SparePort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;

/** Remedies on this machine, as the app puts them together, and ports in the states they cure. */
final class Trials implements AutoCloseable {

    final Platform platform = LinuxPlatform.open();
    final Engine engine = Engine.on(platform, "here");
    final Remedies remedies =
            new LiveRemedies(engine.binds(), engine.connects(), engine.inventory(), platform);

    static BindProbe loopback(int port, SocketOption... options) {
        var endpoint = new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(port));
        return new BindProbe(BindPlace.of(endpoint), Protocol.TCP, Set.of(options));
    }

    /** An offer as a diagnosis makes it, with nothing but the fix that counts. */
    static Offer offer(Fix fix) {
        return Offer.open(fix, Benefit.asTheFixSays(), null);
    }

    Finding bind(BindProbe probe) {
        return engine.binds().tryBind(probe, new Cancellation());
    }

    /** A bind that was refused for a cause. */
    Finding refused(BindProbe probe, String cause) {
        Finding finding = bind(probe);
        assertThat(finding.diagnosis()).isNotNull();
        assertThat(finding.diagnosis().cause().id()).isEqualTo(cause);
        return finding;
    }

    Optional<SocketEntry> find(int port, TcpState state) {
        return engine.inventory().glance(Protocol.TCP, new Port(port))
                        instanceof Reading.Read(Inventory now)
                ? now.entries().stream().filter(each -> each.state() == state).findFirst()
                : Optional.empty();
    }

    SocketEntry await(int port, TcpState state) {
        Eventually.holds(state + " at " + port, () -> find(port, state).isPresent());
        return find(port, state).orElseThrow();
    }

    static ServerSocket listener(int port) throws IOException {
        return new ServerSocket(port, 8, InetAddress.getByName("127.0.0.1"));
    }

    static int freePort() {
        return SparePort.any();
    }

    /** Leaves a TIME_WAIT of a server that had SO_REUSEADDR, as Java's have on Linux. */
    int leaveTimeWait() throws IOException {
        return leaveTimeWait(1);
    }

    /** The same with several. */
    int leaveTimeWait(int count) throws IOException {
        int port;
        try (ServerSocket server = listener(0)) {
            port = server.getLocalPort();
            for (int i = 0; i < count; i++) {
                addTimeWait(server);
            }
        }
        await(port, TcpState.TIME_WAIT);
        return port;
    }

    /**
     * Leaves a connection whose server has closed it, as FIN_WAIT2 without a process.
     *
     * @return the client that keeps it from ending
     */
    Socket leaveOrphan() throws IOException {
        try (ServerSocket server = listener(0)) {
            var client = new Socket(server.getInetAddress(), server.getLocalPort());
            server.accept().close();
            await(server.getLocalPort(), TcpState.FIN_WAIT2);
            return client;
        }
    }

    /** The side that closes first waits: here the server. */
    private static void addTimeWait(ServerSocket server) throws IOException {
        try (var client = new Socket(server.getInetAddress(), server.getLocalPort())) {
            server.accept().close();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
