package dev.bindsight.json;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Birthplace;
import dev.bindsight.model.Container;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Inode;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.KernelDevice;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.ProcessState;
import dev.bindsight.model.ProgramFile;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.Source;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.TracedCall;
import dev.bindsight.model.Uid;
import dev.bindsight.testbed.Args;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A machine that never changes: sockets of every kind of ownership, processes in every state. */
final class Fixed {
    static final Instant NOW = Instant.parse("2026-11-21T12:06:31.250Z");
    static final Errno IN_USE = new Errno("EADDRINUSE", 98);
    static final Errno RESET = new Errno("ECONNRESET", 104);
    static final Errno REFUSED = new Errno("ECONNREFUSED", 111);

    static final List<TracedCall> CALLS =
            List.of(
                    new TracedCall(
                            Syscall.SOCKET,
                            Args.of("AF_INET", "SOCK_STREAM|SOCK_CLOEXEC", "IPPROTO_TCP"),
                            new SyscallResult.Returned(7),
                            Duration.ofNanos(12_999)),
                    new TracedCall(
                            Syscall.BIND,
                            Args.on(7, endpoint("127.0.0.1:3000"), 16),
                            new SyscallResult.Failed(IN_USE),
                            Duration.ofNanos(999)));

    private static final Container CONTAINER = new Container("docker", "0123456789abcdef", "shop");
    private static final SystemdUnit UNIT = new SystemdUnit("shop.service", false);

    static final ProcessDetails PARENT = process(1, null, ProcessState.RUNNING, ProgramFile.THERE);
    static final ProcessDetails SERVER =
            process(4242, PARENT.ref(), ProcessState.ZOMBIE_LEADER, ProgramFile.IN_MEMORY);
    static final ProcessDetails WORKER =
            process(4243, SERVER.ref(), ProcessState.STOPPED, ProgramFile.REPLACED);
    private static final ProcessDetails PLAIN =
            new ProcessDetails(
                    facts(77, null, ProcessState.UNINTERRUPTIBLE, ProgramFile.DELETED, List.of()),
                    "1001",
                    "nc",
                    null,
                    null,
                    null);
    private static final ProcessRef ENDED = new ProcessRef(new Pid(9999), 1);

    static final SocketEntry SHARED =
            socket(
                    1,
                    "127.0.0.1:3000",
                    null,
                    TcpState.LISTEN,
                    new Ownership.OwnedBy(
                            List.of(SERVER.ref(), WORKER.ref(), ENDED),
                            Map.of(
                                    SERVER.ref(),
                                    Ownership.Via.ANOTHER_THREAD,
                                    WORKER.ref(),
                                    Ownership.Via.IO_URING)));
    static final SocketEntry ALONE =
            socket(
                            2,
                            "[fe80::1]:3000",
                            null,
                            TcpState.LISTEN,
                            new Ownership.OwnedBy(List.of(PLAIN.ref())))
                    .in("net:[4026532512]");
    private static final SocketEntry AGAIN =
            socket(3, "127.0.0.1:3001", null, TcpState.BOUND_INACTIVE, ALONE.ownership());
    private static final SocketEntry GONE =
            socket(4, "0.0.0.0:3001", null, TcpState.LISTEN, new Ownership.OwnedBy(List.of(ENDED)));
    static final SocketEntry TIME_WAIT =
            socket(
                    5,
                    "[::ffff:127.0.0.1]:3000",
                    "[::ffff:127.0.0.1]:55000",
                    TcpState.TIME_WAIT,
                    new Ownership.KernelHeld(
                            Ownership.KernelReason.TIME_WAIT, NOW.plusMillis(34_567)));
    private static final SocketEntry VXLAN =
            new SocketEntry(
                    new SocketKey.ByCookie(6),
                    Protocol.UDP,
                    AddressFamily.IPV4,
                    endpoint("0.0.0.0:4789"),
                    null,
                    "eth0",
                    TcpState.CLOSE,
                    0,
                    -1,
                    null,
                    null,
                    0,
                    null,
                    null,
                    new Ownership.KernelHeld(
                            Ownership.KernelReason.KERNEL_SERVICE,
                            null,
                            new KernelDevice("vxlan", "vx0", new Port(4789), true, true)),
                    null);
    private static final SocketEntry HIDDEN =
            socket(
                    7,
                    "0.0.0.0:5432",
                    null,
                    TcpState.LISTEN,
                    new Ownership.NotVisible(
                            Ownership.HiddenReason.OTHER_USER,
                            List.of(PLAIN.ref()),
                            List.of(WORKER.ref()),
                            new Birthplace("/docker/0123", UNIT, CONTAINER, false)));
    private static final SocketEntry NOT_LOOKED_UP =
            socket(8, "[::]:8080", null, TcpState.LISTEN, Ownership.NOT_LOOKED_UP);

    static final List<SocketEntry> SOCKETS =
            List.of(SHARED, ALONE, AGAIN, GONE, TIME_WAIT, VXLAN, HIDDEN, NOT_LOOKED_UP);

    static final Inventory SEEN =
            new Inventory(
                    NOW,
                    Duration.ofMillis(12),
                    SOCKETS,
                    known(PARENT, SERVER, WORKER, PLAIN),
                    new Coverage(
                            Source.PROCFS,
                            new SourceRefusal(
                                    Source.SOCK_DIAG, "socket(AF_NETLINK)", new Errno("EPERM", 1)),
                            2,
                            Ownership.HiddenReason.MISSING_CAPABILITY,
                            List.of(Coverage.Lack.BOUND_ONLY_SOCKETS, Coverage.Lack.BACKLOG)));

    static final Inventory ALL_SEEN =
            new Inventory(
                    NOW,
                    Duration.ofMillis(12),
                    SOCKETS,
                    SEEN.processes(),
                    new Coverage(Source.SOCK_DIAG, null, 0, null, List.of()));

    private Fixed() {}

    static String user(Uid uid) {
        return uid.number() == 1000 ? "ann \u202E" : Long.toString(uid.number());
    }

    static Endpoint endpoint(String text) {
        int colon = text.lastIndexOf(':');
        String address = text.substring(0, colon).replace("[", "").replace("]", "");
        return new Endpoint(
                IpAddressText.parse(address).orElseThrow(),
                Port.parse(text.substring(colon + 1)).orElseThrow());
    }

    /** One of many connections that a server left behind. */
    static SocketEntry left(int number) {
        return socket(
                1_000 + number,
                "127.0.0.1:3000",
                "127.0.0.1:" + (20_000 + number),
                number % 2 == 0 ? TcpState.TIME_WAIT : TcpState.FIN_WAIT2,
                new Ownership.KernelHeld(Ownership.KernelReason.ORPHAN, null));
    }

    private static SocketEntry socket(
            long cookie,
            String local,
            @Nullable String remote,
            TcpState state,
            Ownership ownership) {
        Endpoint at = endpoint(local);
        boolean ipv6 = at.address().family() == AddressFamily.IPV6;
        return new SocketEntry(
                new SocketKey.ByCookie(cookie),
                Protocol.TCP,
                at.address().family(),
                at,
                remote == null ? null : endpoint(remote),
                at.address().isLinkLocal() ? "eth0" : null,
                state,
                cookie,
                511,
                new Uid(1000),
                new Inode(30_000 + cookie),
                0,
                ipv6 ? Boolean.TRUE : null,
                null,
                ownership,
                null);
    }

    private static ProcessDetails process(
            int pid, @Nullable ProcessRef parent, ProcessState state, ProgramFile file) {
        return new ProcessDetails(
                facts(pid, parent, state, file, List.of("node", "größe.js", "\u001b[2J")),
                "ann",
                "größe.js",
                "node",
                UNIT,
                CONTAINER);
    }

    private static ProcessFacts facts(
            int pid,
            @Nullable ProcessRef parent,
            ProcessState state,
            ProgramFile file,
            List<String> command) {
        return new ProcessFacts(
                new ProcessRef(new Pid(pid), pid * 100L),
                parent,
                "node",
                command,
                new Uid(1000),
                command.isEmpty() ? null : "/home/ann",
                command.isEmpty() ? null : "/usr/bin/node",
                file,
                NOW.minusSeconds(pid),
                pid,
                true,
                null,
                state,
                false);
    }

    private static Map<ProcessRef, ProcessDetails> known(ProcessDetails... processes) {
        var known = new HashMap<ProcessRef, ProcessDetails>();
        for (ProcessDetails each : processes) {
            known.put(each.ref(), each);
        }
        return known;
    }
}
