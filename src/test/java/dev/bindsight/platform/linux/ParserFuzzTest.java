package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.FileAbi.AT_FDCWD;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_INET6;

import static org.assertj.core.api.Assertions.assertThat;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Protocol;
import dev.bindsight.platform.SocketView;
import dev.bindsight.platform.linux.SockDiagSocket.Exchange;
import dev.bindsight.testbed.SameAnywhere;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * A million damaged inputs for each parser, made from what the kernel really said by seeded
 * mutations. Nothing may throw or hang, and what is handed out stays within its ranges.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SameAnywhere
class ParserFuzzTest {
    private static final int INPUTS = 1_000_000;

    /** Enough for some records of every kind; more would only take longer. */
    private static final int LONGEST = 1_024;

    private final Libc libc = new Libc();

    /** Read so that no reading is left out. */
    @SuppressWarnings("UnusedVariable")
    private long cgroups;

    private ServerSocket server;
    private Socket client;

    @BeforeAll
    void open() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        client = new Socket(server.getInetAddress(), server.getLocalPort());
    }

    @AfterAll
    void close() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void netlinkMessages() {
        try (var socket = new SockDiagSocket(libc)) {
            var whole =
                    (Exchange.Whole)
                            socket.exchange(request ->
                                    request.dump(
                                            AF_INET6, Protocol.TCP, server.getLocalPort(), true));
            int[] infos = {0};
            byte[] answer = socket.answer().asSlice(0, whole.to()).toArray(JAVA_BYTE);
            int sequence = whole.sequence();
            var view = new InetDiagSocket();
            fuzz(
                    answer,
                    input -> {
                        MemorySegment bytes = MemorySegment.ofArray(input);
                        InetDiagMessages.inspect(bytes, 0, input.length, sequence);
                        return InetDiagMessages.forEach(
                                bytes,
                                0,
                                input.length,
                                sequence,
                                Protocol.TCP,
                                0,
                                view,
                                found -> {
                                    check(found);
                                    infos[0] += view.measurement(null) == null ? 0 : 1;
                                });
                    });
        }
    }

    @Test
    void procNetLines() throws IOException {
        byte[] tcp = Files.readAllBytes(Path.of("/proc/net/tcp6"));
        String line =
                new String(tcp, StandardCharsets.US_ASCII)
                        .lines()
                        .filter(each -> each.contains(":%04X ".formatted(server.getLocalPort())))
                        .findFirst()
                        .orElseThrow();
        var view = new ProcNetSocket(() -> 100);
        fuzz(
                line.getBytes(StandardCharsets.US_ASCII),
                input -> {
                    boolean read =
                            view.moveTo(
                                    MemorySegment.ofArray(input),
                                    0,
                                    input.length,
                                    Protocol.TCP,
                                    AddressFamily.IPV6);
                    if (read) {
                        check(view);
                    }
                    return read ? 1 : 0;
                });
    }

    @Test
    void statFiles() throws IOException {
        fuzz(
                file("stat"),
                input ->
                        ProcStat.parse(MemorySegment.ofArray(input), input.length).isPresent()
                                ? 1
                                : 0);
    }

    @Test
    void statusFiles() throws IOException {
        fuzz(
                file("status"),
                input -> {
                    String text = text(input);
                    var uid = ProcText.statusNumber(text, "Uid", 1, 10);
                    ProcText.statusNumber(text, "CapEff", 0, 16);
                    return uid.isPresent() ? 1 : 0;
                });
    }

    @Test
    void commandLines() throws IOException {
        fuzz(file("cmdline"), input -> ProcText.arguments(text(input)).size());
    }

    @Test
    void cgroupFiles() throws IOException {
        fuzz(file("cgroup"), input -> ProcText.cgroup(text(input)) == null ? 0 : 1);
    }

    @Test
    void mountTables() throws IOException {
        fuzz(file("mountinfo"), input -> MountTable.parse(text(input)).size());
    }

    @Test
    void directories() {
        Scratch scratch = libc.scratch();
        int directory =
                libc.openat(AT_FDCWD, scratch.begin().add("/proc/self").path(), Libc.READ_ONLY);
        int length =
                libc.getdents64(directory, scratch.entries.address(), scratch.entries.byteSize());
        libc.close(directory);
        byte[] entries = scratch.entries.asSlice(0, length).toArray(JAVA_BYTE);
        int[] seen = {0};
        fuzz(
                entries,
                input -> {
                    MemorySegment bytes = MemorySegment.ofArray(input);
                    DirectoryEntries.numbers(
                            bytes,
                            input.length,
                            number -> {
                                assertThat(number >= 0).isTrue();
                                seen[0]++;
                            });
                    DirectoryEntries.directories(bytes, input.length, (_, _) -> seen[0]++);
                    return seen[0];
                });
    }

    @Test
    void descriptorLinks() {
        fuzz(
                "socket:[4026531840]".getBytes(StandardCharsets.US_ASCII),
                input ->
                        LinuxProcesses.socketInode(MemorySegment.ofArray(input), input.length) == 0
                                ? 0
                                : 1);
    }

    /** What {@code recvmsg(MSG_ERRQUEUE)} gave for a connect that 10.9.0.2 prohibits. */
    @Test
    void errorQueues() {
        fuzz(
                HexFormat.of()
                        .parseHex(
                                "3000000000000000000000000b000000"
                                        + "7100000002030d000000000000000000"
                                        + "020000000a0900020000000000000000"),
                input ->
                        ErrorQueue.read(input)
                                .map(error -> error.reason().ordinal() + 1)
                                .orElse(0));
    }

    /** RTM_NEWNEIGH of 10.9.0.9 on device 2, FAILED, and RTM_NEWLINK of device 1. */
    @Test
    void neighboursAndDevices() {
        fuzz(
                HexFormat.of()
                        .parseHex(
                                "240000001c0002000100000000000000"
                                        + "020000000200000020000001"
                                        + "080001000a090009"
                                        + "20000000100002000100000000000000"
                                        + "00000403010000004900010000000000"),
                input -> {
                    MemorySegment bytes = MemorySegment.ofArray(input);
                    int[] seen = {0};
                    RouteMessages.neighbours(
                            bytes,
                            input.length,
                            1,
                            _ -> Optional.of("d0"),
                            neighbour -> seen[0] += neighbour.state().ordinal() + 1);
                    RouteMessages.links(
                            bytes, input.length, 1, link -> seen[0] += link.up() ? 2 : 1);
                    return seen[0];
                });
    }

    /** RTM_NEWADDR of 10.1.0.1, whose peer is 10.1.0.2, and of fd00::5, both on device 1. */
    @Test
    void addresses() {
        fuzz(
                HexFormat.of()
                        .parseHex(
                                "28000000140002000100000000000000"
                                        + "0220800001000000"
                                        + "080001000a010002080002000a010001"
                                        + "2c000000140002000100000000000000"
                                        + "0a80800001000000"
                                        + "14000100fd000000000000000000000000000005"),
                input -> {
                    int[] seen = {0};
                    RouteMessages.addresses(
                            MemorySegment.ofArray(input),
                            input.length,
                            1,
                            _ -> Optional.of("d0"),
                            local -> seen[0] += (int) local.address().low() & 0xF);
                    return seen[0];
                });
    }

    /** RTM_NEWLINK of a vxlan device, as rtnetlink gives it, with what is not read left out. */
    @Test
    void vxlanDevices() {
        fuzz(
                HexFormat.of()
                        .parseHex(
                                "54000000100002000100000000000000"
                                        + "00000100020000004310000000000000"
                                        + "08000300767830002c0012000a000100"
                                        + "76786c616e0000001c00020008000100"
                                        + "0700000006000f0012b5000005001900"
                                        + "00000000"),
                input -> {
                    int[] seen = {0};
                    NetlinkDump.messages(
                            MemorySegment.ofArray(input),
                            input.length,
                            16,
                            (bytes, from, end) ->
                                    seen[0] +=
                                            KernelDevices.service(bytes, from, end) == null
                                                    ? 0
                                                    : 1);
                    return seen[0];
                });
    }

    /** A Unix socket in which 5 bytes wait, as sock_diag gives it. */
    @Test
    void unixSockets() {
        fuzz(
                HexFormat.of()
                        .parseHex(
                                "2c000000140002000100000000000000"
                                    + "010101009210000001000000000000000c0004000500000000000000"),
                input -> {
                    LongStream.Builder found = LongStream.builder();
                    NetlinkDump.messages(
                            MemorySegment.ofArray(input),
                            input.length,
                            20,
                            (bytes, from, end) ->
                                    LinuxSocketPlaces.unread(bytes, from, end, found));
                    return (int) found.build().count();
                });
    }

    @Test
    void ringInfo() {
        fuzz(
                "UserFiles:\t2\n    0: socket:[267262]\n    1: /tmp/x\nUserBufs:\t0\n"
                        .getBytes(StandardCharsets.US_ASCII),
                input -> RingInfo.parse(text(input)).inodes().length);
    }

    /** Something that reads bytes; how much it made of them. */
    private interface Parser {
        int parse(byte[] input);
    }

    private static void fuzz(byte[] real, Parser parser) {
        byte[] start = Arrays.copyOf(real, Math.min(real.length, LONGEST));
        assertThat(parser.parse(start)).as("the undamaged input is read").isPositive();
        var mutator = new Mutator(42);
        long read = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] input = mutator.mutate(start);
            try {
                read += parser.parse(input);
            } catch (RuntimeException e) {
                throw new AssertionError("input " + i + ": " + Arrays.toString(input), e);
            }
        }
        assertThat(read).as("some damaged inputs are read still").isPositive();
    }

    private void check(SocketView view) {
        boolean sane =
                view.state() >= 1
                        && view.state() <= 13
                        && view.localPort() >= 0
                        && view.localPort() <= 65_535
                        && view.remotePort() >= 0
                        && view.remotePort() <= 65_535
                        && view.inode() >= 0
                        && view.v6only() >= -1
                        && view.v6only() <= 1;
        cgroups += view.cgroup();
        if (!sane) {
            throw new IllegalStateException(ListedSocket.of(view).toString());
        }
    }

    private static byte[] file(String name) throws IOException {
        return Files.readAllBytes(Path.of("/proc/self", name));
    }

    private static String text(byte[] input) {
        return ProcFiles.text(MemorySegment.ofArray(input), 0, input.length);
    }
}
