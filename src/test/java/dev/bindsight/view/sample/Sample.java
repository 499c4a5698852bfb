package dev.bindsight.view.sample;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inode;
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

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sockets and processes as a developer's machine has them, at one fixed moment. */
public final class Sample {
    /** The moment. */
    public static final Instant NOW = Instant.parse("2026-11-21T12:06:31Z");

    /** A clock that stands still at that moment. */
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static final String DIRECTORY = "/home/ann/shop";
    private static final Uid ANN = new Uid(1000);

    private Sample() {}

    /** A process of user ann, started 1 h 24 min before the moment. */
    public static ProcessDetails process(
            int pid, String name, @Nullable ProcessDetails parent, String... command) {
        return processIn(DIRECTORY, pid, name, parent, command);
    }

    /** The same in another working directory. */
    public static ProcessDetails processIn(
            String directory,
            int pid,
            String name,
            @Nullable ProcessDetails parent,
            String... command) {
        ProcessRef ref = new ProcessRef(new Pid(pid), pid * 100L);
        var facts =
                new ProcessFacts(
                        ref,
                        parent == null ? null : parent.ref(),
                        name,
                        List.of(command),
                        ANN,
                        directory,
                        "/home/ann/.nvm/versions/node/v22.11.0/bin/node",
                        NOW.minus(Duration.ofMinutes(84)),
                        pid,
                        true,
                        "/user.slice/user-1000.slice/session-2.scope",
                        ProcessState.RUNNING,
                        false);
        return new ProcessDetails(facts, "ann", name, null, null, null);
    }

    /** A listening or unconnected socket, {@code ADDRESS} without brackets. */
    public static SocketEntry listener(String address, int port, ProcessDetails... owners) {
        return socket(
                port,
                endpoint(address, port),
                null,
                TcpState.LISTEN,
                owners.length == 0
                        ? new Ownership.NotVisible(Ownership.HiddenReason.OTHER_USER)
                        : owned(owners));
    }

    /** A TCP socket in any state. */
    public static SocketEntry socket(
            long cookie,
            Endpoint local,
            @Nullable Endpoint remote,
            TcpState state,
            Ownership ownership) {
        AddressFamily family = local.address().family();
        return new SocketEntry(
                new SocketKey.ByCookie(cookie),
                Protocol.TCP,
                family,
                local,
                remote,
                null,
                state,
                0,
                state == TcpState.LISTEN ? 511 : 0,
                ANN,
                ownership instanceof Ownership.KernelHeld ? null : new Inode(90_000 + cookie),
                0,
                family == AddressFamily.IPV6 ? false : null,
                null,
                ownership);
    }

    /** Processes that have a socket open. */
    public static Ownership owned(ProcessDetails... owners) {
        return new Ownership.OwnedBy(Arrays.stream(owners).map(ProcessDetails::ref).toList());
    }

    /** An address and a port. */
    public static Endpoint endpoint(String address, int port) {
        return new Endpoint(IpAddressText.parse(address).orElseThrow(), new Port(port));
    }

    /** A complete reading by sock_diag. */
    public static Inventory inventory(List<SocketEntry> sockets, ProcessDetails... processes) {
        Map<ProcessRef, ProcessDetails> known = new HashMap<>();
        for (ProcessDetails process : processes) {
            known.put(process.ref(), process);
        }
        return new Inventory(NOW, Duration.ofMillis(12), sockets, known, coverage());
    }

    /** What sock_diag leaves out: nothing. */
    public static Coverage coverage() {
        return new Coverage(Source.SOCK_DIAG, null, 0, null, List.of());
    }
}
