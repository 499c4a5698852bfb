package dev.bindsight.probe;

import static dev.bindsight.probe.RealProbes.call;
import static dev.bindsight.probe.RealProbes.calls;
import static dev.bindsight.probe.RealProbes.descriptors;
import static dev.bindsight.probe.RealProbes.endpoint;
import static dev.bindsight.probe.RealProbes.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Syscall;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.OpenDescriptors;
import dev.bindsight.testbed.SparePort;
import dev.bindsight.text.TraceText;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Binds with every option, and what is left alone because it could disturb a live socket. */
class BindProverTest {
    private final RealProbes probes = new RealProbes();

    @AfterEach
    void close() {
        probes.close();
    }

    private static BindProbe probe(Endpoint at, Protocol protocol, SocketOption... options) {
        return new BindProbe(BindPlace.of(at), protocol, Set.of(options));
    }

    private static BindProbe tcp(int port, SocketOption... options) {
        return probe(endpoint("127.0.0.1", port), Protocol.TCP, options);
    }

    /** Runs {@code ready} with a socket s, then says which port it has, and waits for words. */
    private static ChildProcess holder(String type, String option, String ready) {
        return ChildProcess.python(
                "import socket, sys\n"
                        + ("s = socket.socket(socket.AF_INET, socket." + type + ")\n")
                        + ("s.setsockopt(socket.SOL_SOCKET, socket." + option + ", 1)\n")
                        + "s.bind(('127.0.0.1', 0))\n"
                        + ready
                        + "\nprint('port', s.getsockname()[1])\n"
                        + "for line in sys.stdin: exec(line)\n");
    }

    private static ChildProcess listener(String option) {
        return holder("SOCK_STREAM", option, "s.listen()");
    }

    private static int port(ChildProcess holder) {
        return holder.awaitNumber("port (\\d+)");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, TCP", "127.0.0.1, UDP", "::1, TCP", "::1, UDP"})
    void aPortOfTheKernelsChoiceIsTold(String address, Protocol protocol) {
        Attempt attempt = probes.binds().prove(probe(endpoint(address, 0), protocol));

        assertThat(attempt.ok()).isTrue();
        assertThat(Objects.requireNonNull(attempt.local()).address())
                .isEqualTo(endpoint(address, 0).address());
        assertThat(attempt.local().port().number()).isPositive();
        assertThat(TraceText.arguments(call(attempt, Syscall.GETSOCKNAME)))
                .endsWith("" + attempt.local());
        assertThat(calls(attempt).contains(Syscall.LISTEN)).isEqualTo(protocol == Protocol.TCP);
    }

    /** Where a bind got a port of the kernel's choice, which is free again. */
    private static Endpoint free() {
        return endpoint("127.0.0.1", SparePort.any());
    }

    @Test
    void aServersBindIsMadeListenedOnAndClosed() {
        BindPlace free = BindPlace.of(free());
        Attempt attempt = probes.binds().prove(free, Protocol.TCP, true);

        assertThat(attempt.outcome()).isEqualTo(new Outcome.Worked());
        assertThat(calls(attempt))
                .containsExactly(
                        Syscall.SOCKET,
                        Syscall.SETSOCKOPT,
                        Syscall.BIND,
                        Syscall.LISTEN,
                        Syscall.GETSOCKNAME,
                        Syscall.CLOSE);
    }

    @Test
    void everyInterfaceIsBoundDualStack() {
        AddressSpec every = new AddressSpec.Every(free().port());
        BindPlace place = probes.binds().places(every).getFirst();
        Attempt attempt = probes.binds().prove(place, Protocol.TCP, false);

        assertThat(attempt.ok()).isTrue();
        assertThat(TraceText.arguments(call(attempt, Syscall.SETSOCKOPT)))
                .endsWith("IPPROTO_IPV6, IPV6_V6ONLY, [0], 4");
    }

    @Test
    void aPortThatIsListenedOnIsRefusedAndTheDescriptorClosed() {
        try (ChildProcess server = listener("SO_REUSEADDR")) {
            BindPlace taken = BindPlace.of(endpoint("127.0.0.1", port(server)));
            Attempt attempt = probes.binds().prove(taken, Protocol.TCP, true);

            assertThat(refusal(attempt)).isEqualTo("bind EADDRINUSE KERNEL");
            assertThat(calls(attempt)).endsWith(Syscall.BIND, Syscall.CLOSE);
        }
    }

    @Test
    void aServersUdpBindHasNoReuseAddress() {
        BindPlace any = BindPlace.of(endpoint("127.0.0.1", 0));

        assertThatThrownBy(() -> probes.binds().prove(any, Protocol.UDP, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aThousandBindsLeaveNoDescriptorOpen() {
        Endpoint free = free();
        BindProbe probe = probe(free, Protocol.TCP, SocketOption.SO_REUSEADDR);
        probes.binds().prove(probe);
        long before = descriptors();
        for (int i = 0; i < 1_000; i++) {
            probes.binds().prove(probe);
        }
        OpenDescriptors.assertNoMoreThan(before);
    }

    @Test
    void theBacklogIsAskedForAsItIs() {
        var place = BindPlace.of(endpoint("127.0.0.1", 0));
        Attempt attempt = probes.binds().prove(new BindProbe(place, Protocol.TCP, Set.of(), -1));

        assertThat(attempt.ok()).isTrue();
        assertThat(TraceText.arguments(call(attempt, Syscall.LISTEN))).endsWith(", -1");
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.77, IP_FREEBIND", "2001:db8::77, IPV6_FREEBIND"})
    void anAddressThatTheMachineLacksTakesFreebind(String address, String called) {
        Endpoint foreign = endpoint(address, 0);

        assertThat(refusal(probes.binds().prove(probe(foreign, Protocol.TCP))))
                .isEqualTo("bind EADDRNOTAVAIL KERNEL");
        Attempt free = probes.binds().prove(probe(foreign, Protocol.TCP, SocketOption.IP_FREEBIND));
        assertThat(free.ok()).isTrue();
        assertThat(TraceText.arguments(call(free, Syscall.SETSOCKOPT)))
                .contains(", " + called + ",");
    }

    @Test
    void v6onlyDecidesWhetherAnIpv4ListenerIsInTheWay() {
        try (var server =
                ChildProcess.python(
                        "import socket, sys\n"
                                + "s = socket.socket(); s.bind(('0.0.0.0', 0)); s.listen()\n"
                                + "print('port', s.getsockname()[1]); sys.stdin.read()")) {
            Endpoint every = endpoint("::", port(server));

            assertThat(refusal(prove(new BindPlace(every, false, null))))
                    .isEqualTo("bind EADDRINUSE KERNEL");
            Attempt apart = prove(new BindPlace(every, true, null));
            assertThat(apart.ok()).isTrue();
            assertThat(TraceText.arguments(call(apart, Syscall.SETSOCKOPT)))
                    .endsWith("IPV6_V6ONLY, [1], 4");
        }
    }

    private Attempt prove(BindPlace place) {
        return probes.binds().prove(new BindProbe(place, Protocol.TCP, Set.of()));
    }

    @Test
    void besideAListenerNothingListensWithReuseportAndNoConnectionIsLost() {
        try (ChildProcess server = listener("SO_REUSEPORT")) {
            int port = port(server);
            String connecting =
                    "import socket\n"
                            + ("for i in range(60): c = socket.create_connection(('127.0.0.1', "
                                    + port
                                    + ")); assert c.recv(9) == b'mine'; c.close()\n")
                            + "print('all answered')";
            server.send("while True: c, _ = s.accept(); c.sendall(b'mine'); c.close()");
            try (ChildProcess client = ChildProcess.python(connecting)) {
                do {
                    Attempt attempt = probes.binds().prove(tcp(port, SocketOption.SO_REUSEPORT));
                    assertThat(calls(attempt)).contains(Syscall.BIND);
                    assertThat(calls(attempt)).doesNotContain(Syscall.LISTEN);
                    assertNotTried(attempt, Syscall.LISTEN, port);
                } while (client.isAlive());
                client.awaitLine("all answered");
            }
        }
    }

    @Test
    void aSocketThatIsAboutToListenKeepsItsPort() {
        try (ChildProcess server = holder("SOCK_STREAM", "SO_REUSEADDR", "")) {
            int port = port(server);
            Attempt attempt = probes.binds().prove(tcp(port, SocketOption.SO_REUSEADDR));

            assertThat(calls(attempt)).contains(Syscall.BIND);
            assertNotTried(attempt, Syscall.LISTEN, port);
            server.send("s.listen(); print('listens')");
            server.awaitLine("listens");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SO_REUSEADDR", "SO_REUSEPORT"})
    void aUdpSocketKeepsItsDatagrams(SocketOption option) {
        try (ChildProcess server = holder("SOCK_DGRAM", option.name(), "")) {
            int port = port(server);
            for (String address : List.of("127.0.0.1", "0.0.0.0")) {
                Attempt attempt =
                        probes.binds().prove(probe(endpoint(address, port), Protocol.UDP, option));

                assertThat(calls(attempt)).doesNotContain(Syscall.BIND).endsWith(Syscall.CLOSE);
                assertNotTried(attempt, Syscall.BIND, port);
            }
            assertThat(
                            refusal(
                                    probes.binds()
                                            .prove(
                                                    probe(
                                                            endpoint("127.0.0.1", port),
                                                            Protocol.UDP))))
                    .isEqualTo("bind EADDRINUSE KERNEL");
        }
    }

    private static void assertNotTried(Attempt attempt, Syscall left, int port) {
        assertThat(attempt.outcome())
                .isInstanceOfSatisfying(
                        Outcome.NotTried.class,
                        notTried -> {
                            assertThat(notTried.syscall()).isEqualTo(left);
                            assertThat(notTried.holders())
                                    .singleElement()
                                    .extracting(SocketEntry::local)
                                    .isEqualTo(endpoint("127.0.0.1", port));
                        });
    }

    @Test
    void whoDoesNotOverlapIsNotDisturbed() {
        try (ChildProcess server = listener("SO_REUSEPORT")) {
            Endpoint beside = endpoint("127.0.0.2", port(server));

            assertThat(
                            probes.binds()
                                    .prove(probe(beside, Protocol.TCP, SocketOption.SO_REUSEPORT))
                                    .ok())
                    .isTrue();
            assertThat(
                            probes.binds()
                                    .prove(probe(beside, Protocol.UDP, SocketOption.SO_REUSEPORT))
                                    .ok())
                    .isTrue();
        }
    }

    /** With SO_REUSEADDR on both sides the kernel lets go of what only remembers a connection. */
    @Test
    void whatIsLeftOfAConnectionIsNoHolder() {
        try (ChildProcess server = listener("SO_REUSEADDR")) {
            int port = port(server);
            server.send(
                    "c = socket.create_connection(s.getsockname()); a, _ = s.accept(); s.close();"
                            + " print('open')");
            server.awaitLine("open");
            assertThat(refusal(probes.binds().prove(tcp(port))))
                    .isEqualTo("bind EADDRINUSE KERNEL");
            assertThat(probes.binds().prove(tcp(port, SocketOption.SO_REUSEADDR)).ok()).isTrue();

            server.send("a.close(); c.close(); print('over')");
            server.awaitLine("over");
            assertThat(refusal(probes.binds().prove(tcp(port))))
                    .isEqualTo("bind EADDRINUSE KERNEL");
            assertThat(probes.binds().prove(tcp(port, SocketOption.SO_REUSEADDR)).ok()).isTrue();
        }
    }

    @Test
    void aListenerThatCameAfterTheBindIsSeen() throws IOException {
        int port = free().port().number();
        try (var late = ServerSocketChannel.open(StandardProtocolFamily.INET)) {
            late.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            PortLook look =
                    (protocol, asked) -> {
                        // which is between the bind and the listen
                        listen(late, port);
                        return probes.look().sockets(protocol, asked);
                    };

            Attempt attempt = probes.binds(look).prove(tcp(port, SocketOption.SO_REUSEPORT));

            assertNotTried(attempt, Syscall.LISTEN, port);
        }
    }

    private static void listen(ServerSocketChannel late, int port) {
        try {
            late.bind(new InetSocketAddress("127.0.0.1", port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void itsOwnSocketIsNotTakenForAHolder() {
        int port = free().port().number();

        assertThat(probes.binds().prove(tcp(port, SocketOption.SO_REUSEPORT)).ok()).isTrue();
        assertThat(probes.binds().prove(tcp(port, SocketOption.SO_REUSEADDR)).ok()).isTrue();
        BindProbe every = tcp(0, SocketOption.SO_REUSEPORT);
        BindPlace dualStack = new BindPlace(endpoint("::", port), false, null);
        assertThat(probes.binds().prove(every.at(dualStack)).ok()).isTrue();
    }

    @Test
    void whereNothingCanBeSeenOnlyTheSafeCallsAreMade() {
        BindProver blind = probes.binds((_, _) -> Optional.empty());
        int port =
                Objects.requireNonNull(blind.prove(tcp(0, SocketOption.SO_REUSEPORT)).local())
                        .port()
                        .number();

        Attempt stream = blind.prove(tcp(port, SocketOption.SO_REUSEPORT));
        assertThat(stream.outcome()).isEqualTo(new Outcome.NotTried(Syscall.LISTEN, List.of()));
        assertThat(calls(stream)).contains(Syscall.BIND);
        Attempt datagrams =
                blind.prove(
                        probe(
                                endpoint("127.0.0.1", port),
                                Protocol.UDP,
                                SocketOption.SO_REUSEADDR));
        assertThat(datagrams.outcome()).isEqualTo(new Outcome.NotTried(Syscall.BIND, List.of()));
        assertThat(blind.prove(tcp(port)).ok()).isTrue();
    }
}
