package dev.bindsight.view.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.connection.ConnectionReading;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.ProcessState;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.Source;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.Uid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What is copied of a connection, against what ss(8) of iproute2 prints. */
class ConnectionCopyTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "ESTABLISHED, ESTAB",
        "SYN_SENT, SYN-SENT",
        "SYN_RECV, SYN-RECV",
        "FIN_WAIT1, FIN-WAIT-1",
        "FIN_WAIT2, FIN-WAIT-2",
        "TIME_WAIT, TIME-WAIT",
        "CLOSE, UNCONN",
        "CLOSE_WAIT, CLOSE-WAIT",
        "LAST_ACK, LAST-ACK",
        "CLOSING, CLOSING",
    })
    void aLineOfSsHasTheStatesOfSs(TcpState state, String inSs) {
        assertThat(ss(state, List.of(process("web", 7))))
                .startsWith(inSs + " 1 2 192.0.2.1:40000 198.51.100.7:443 ");
    }

    @Test
    void aLineOfSsNamesEveryProcessThatHasTheConnection() {
        assertThat(ss(TcpState.ESTABLISHED, List.of(process("web", 7), process("worker", 8))))
                .endsWith(" users:((\"web\",pid=7),(\"worker\",pid=8))");
    }

    private static String ss(TcpState state, List<ProcessDetails> owners) {
        var socket =
                new SocketEntry(
                        new SocketKey.ByCookie(1),
                        Protocol.TCP,
                        AddressFamily.IPV4,
                        endpoint("192.0.2.1", 40_000),
                        endpoint("198.51.100.7", 443),
                        null,
                        state,
                        1,
                        2,
                        new Uid(1000),
                        null,
                        0,
                        null,
                        null,
                        new Ownership.OwnedBy(owners.stream().map(ProcessDetails::ref).toList()));
        var flow =
                new Flow(
                        socket,
                        owners,
                        null,
                        Reach.OUTSIDE,
                        null,
                        Double.NaN,
                        Double.NaN,
                        NOW,
                        false,
                        null,
                        null);
        var reading =
                new ConnectionReading(
                        NOW,
                        Duration.ofSeconds(1),
                        new Inventory(
                                NOW,
                                Duration.ZERO,
                                List.of(socket),
                                Map.of(),
                                new Coverage(Source.SOCK_DIAG, null, 0, null, List.of())),
                        List.of());
        return ConnectionCopy.SS_LINE.text(flow, null, reading, uid -> "ann", NOW);
    }

    private static ProcessDetails process(String name, int pid) {
        var facts =
                new ProcessFacts(
                        new ProcessRef(new Pid(pid), 1),
                        null,
                        name,
                        List.of(name),
                        new Uid(1000),
                        "/home/ann",
                        "/usr/bin/" + name,
                        NOW,
                        pid,
                        false,
                        null,
                        ProcessState.RUNNING,
                        false);
        return new ProcessDetails(facts, "ann", name, null, null, null);
    }

    private static Endpoint endpoint(String address, int port) {
        return new Endpoint(IpAddressText.parse(address).orElseThrow(), new Port(port));
    }
}
