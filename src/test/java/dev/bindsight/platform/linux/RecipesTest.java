package dev.bindsight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bindsight.model.Arg;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.OptionValue;
import dev.bindsight.model.Port;
import dev.bindsight.model.SocketName;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult.Returned;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.CallPort;
import dev.bindsight.platform.CallScope;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.OpenDescriptors;
import dev.bindsight.testbed.Sandbox;
import dev.bindsight.text.TraceText;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the calls of many recipes; the kernel says what each gives. */
class RecipesTest {
    private static final Duration PATIENCE = Eventually.PATIENCE;
    private static final Duration BRIEF = Duration.ofMillis(100);
    private static final LinuxPlatform MACHINE = LinuxPlatform.open();
    private static final CallPort CALLS = MACHINE.calls();

    private static final Arg UNIX = new Arg.Constant("AF_UNIX", 1);
    private static final Arg STREAM = new Arg.Constant("SOCK_STREAM", 1);
    private static final Arg ZERO = new Arg.Number(0);

    @TempDir private Path directory;

    @AfterAll
    static void close() {
        MACHINE.close();
    }

    static List<Recipe> recipes() {
        return Recipe.of("recipes.txt").stream().filter(Recipe::isForAll).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recipes")
    void aRecipeGivesWhatItPromises(Recipe recipe) throws Exception {
        try (CallScope calls = CALLS.open(PATIENCE)) {
            String result = new RecipeRun(CALLS, calls, directory).run(recipe);

            assumeTrue(isPossible(calls.trace()), "the kernel is older, or has no IPv6");
            assertThat(result).as(() -> text(calls.trace())).isEqualTo(recipe.expected());
        }
    }

    private static boolean isPossible(List<TracedCall> trace) {
        return trace.stream()
                .noneMatch(call ->
                        call.isAbout("IP_LOCAL_PORT_RANGE") && !call.ok()
                                || call.syscall() == Syscall.SOCKET
                                        && TraceText.call(call).contains("AF_INET6")
                                        && !call.ok());
    }

    private static String text(List<TracedCall> trace) {
        return trace.stream().map(TraceText::call).collect(Collectors.joining("\n"));
    }

    @Test
    void anOrdinaryUserGetsWhatTheRecipesPromise() {
        assertThat(inNamespace(Sandbox.asNobody())).startsWith("all of ");
    }

    @Test
    void rootGetsWhatTheRecipesPromise() {
        assumeTrue(new Libc().geteuid() == 0, "some recipes take the root of the machine");
        assertThat(inNamespace(Sandbox.asRoot())).startsWith("all of ");
    }

    private static String inNamespace(Sandbox sandbox) {
        return sandbox.after(
                        "ip route add unreachable 203.0.113.0/24",
                        "ip route add prohibit 198.51.100.0/24",
                        "ip route add blackhole 192.0.2.0/24",
                        "ip route add throw 100.64.0.0/16",
                        "ip -6 route add unreachable 2001:db8:1::/48",
                        "ip -6 route add prohibit 2001:db8:2::/48",
                        "ip -6 route add blackhole 2001:db8:3::/48")
                .run(All.class);
    }

    /** Makes the calls of every recipe in a process of its own, and tells what is otherwise. */
    static final class All {
        public static void main(String[] arguments) throws Exception {
            boolean root = new Libc().geteuid() == 0;
            List<Recipe> all = new ArrayList<>(Recipe.of("recipes.txt"));
            all.addAll(Recipe.of("recipes-of-a-namespace.txt"));
            Path directory = Files.createTempDirectory("recipes");
            int wrong = 0;
            for (Recipe recipe : all) {
                try (CallScope calls = CALLS.open(PATIENCE)) {
                    String result = new RecipeRun(CALLS, calls, directory).run(recipe);
                    boolean asPromised = result.equals(recipe.expected(root));
                    if (!asPromised && isPossible(calls.trace())) {
                        System.out.println(recipe + ": " + result + "\n" + text(calls.trace()));
                        wrong++;
                    }
                }
            }
            try (Stream<Path> left = Files.list(directory)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
            if (wrong == 0) {
                System.out.println("all of " + all.size());
            }
        }
    }

    @Test
    void whatAnExperimentOpenedIsClosedWithIt() {
        long open = OpenDescriptors.count();
        try (CallScope calls = CALLS.open(PATIENCE)) {
            calls.call(Syscall.SOCKET, UNIX, STREAM, ZERO);
            calls.call(Syscall.PIPE2, new Arg.Pair(), ZERO);
            Arg.Pair pair = pair(calls);
            calls.call(Syscall.DUP, new Arg.Descriptor(pair.first()));
            calls.call(Syscall.CLOSE, new Arg.Descriptor(pair.second()));
        }
        OpenDescriptors.assertNoMoreThan(open);
    }

    private static Arg.Pair pair(CallScope calls) {
        TracedCall made = calls.call(Syscall.SOCKETPAIR, UNIX, STREAM, ZERO, new Arg.Pair());
        return (Arg.Pair) made.arguments().getLast();
    }

    @Test
    void aDescriptorThatCameWithAMessageIsOwnedToo() {
        List<String> before = OpenDescriptors.sockets();
        long open = OpenDescriptors.count();
        try (CallScope calls = CALLS.open(PATIENCE)) {
            Arg.Pair pair = pair(calls);
            byte[] rights =
                    ByteBuffer.allocate(24)
                            .order(ByteOrder.nativeOrder())
                            .putLong(20)
                            .putInt(1)
                            .putInt(1)
                            .putInt(pair.first())
                            .array();
            Arg sent = new Arg.Message(null, List.of(new Arg.Bytes(new byte[1])), rights, 24);
            calls.call(Syscall.SENDMSG, new Arg.Descriptor(pair.first()), sent, ZERO);
            TracedCall received =
                    calls.call(
                            Syscall.RECVMSG,
                            new Arg.Descriptor(pair.second()),
                            new Arg.MessageRoom(List.of(8), 64, null),
                            ZERO);
            assertThat(received.result()).isEqualTo(new Returned(1));
            // the two, and the first of them once more
            assertThat(OpenDescriptors.sockets())
                    .filteredOn(each -> !before.contains(each))
                    .hasSize(3);
        }
        OpenDescriptors.assertNoMoreThan(open);
    }

    @Test
    void whatBlocksTooLongIsWokenAndTheTraceShowsHow() {
        try (CallScope calls = CALLS.open(BRIEF)) {
            Arg.Pair pair = pair(calls);
            Arg first = new Arg.Descriptor(pair.first());
            TracedCall received = calls.call(Syscall.RECV, first, new Arg.Room(1), Arg.Flags.NONE);

            assertThat(received.result()).isEqualTo(new Returned(0));
            assertThat(calls.trace())
                    .anyMatch(call -> call.syscall() == Syscall.SHUTDOWN && call.ok());
        }
    }

    @Test
    void anotherThreadCanWakeIt() throws Exception {
        try (CallScope calls = CALLS.open(PATIENCE);
                var threads = Executors.newSingleThreadExecutor()) {
            Arg first = new Arg.Descriptor(pair(calls).first());
            var received =
                    threads.submit(
                            () -> calls.call(Syscall.RECV, first, new Arg.Room(1), Arg.Flags.NONE));
            while (!received.isDone()) {
                calls.wake();
                Thread.onSpinWait();
            }
            assertThat(received.get().ok()).isTrue();
        }
    }

    @Test
    void whatWouldHarmOthersOrNeverEndIsNotCalled() {
        Arg standardInput = new Arg.Descriptor(0);
        try (CallScope calls = CALLS.open(BRIEF)) {
            Arg own = new Arg.Descriptor(pair(calls).first());
            var netlink = CALLS.constant("AF_NETLINK").orElseThrow();
            var raw = CALLS.constant("SOCK_RAW").orElseThrow();
            TracedCall made = calls.call(Syscall.SOCKET, netlink, raw, ZERO);
            Arg unwakeable = new Arg.Descriptor((int) ((Returned) made.result()).value());
            var watched = new Arg.Watched(-1, Arg.Flags.NONE);
            Arg polled = new Arg.Polled(List.of(watched));

            refuses(calls, Syscall.CLOSE, standardInput);
            refuses(calls, Syscall.SHUTDOWN, standardInput, ZERO);
            refuses(calls, Syscall.POLL, polled, new Arg.Number(-1));
            refuses(calls, Syscall.RECV, unwakeable, new Arg.Room(1), Arg.Flags.NONE);
            refuses(calls, Syscall.IOCTL, own, new Arg.Number(0x8914), new Arg.Cell(0));
            refuses(calls, Syscall.FCNTL, own, new Arg.Number(8), new Arg.Number(1));
            refuses(
                    calls,
                    Syscall.CONNECT,
                    own,
                    new Arg.Address(new SocketName.UnixPath("/run/nobody-bound-it")));
            refuses(calls, Syscall.KILL, new Arg.Number(1), ZERO);
            // for the kernel a size is no signed number, but the rest of the memory
            refuses(calls, Syscall.RECV, own, new Arg.Room(-1), Arg.Flags.NONE);
            refuses(calls, Syscall.SEND, own, new Arg.Bytes(new byte[1], -1), Arg.Flags.NONE);
            refuses(calls, Syscall.POLL, new Arg.Null(), ZERO, new Arg.Number(-1));
            refuses(
                    calls,
                    Syscall.SETSOCKOPT,
                    own,
                    new Arg.Option(constant("SOL_SOCKET"), constant("SO_LINGER")),
                    new Arg.Value(new OptionValue.Linger(true, -1), 8));
            refuses(calls, Syscall.SENDMSG, own, passing(0), Arg.Flags.NONE);
            assertThat(calls.trace()).hasSize(2);
        }
    }

    /** A message that passes a descriptor on (cmsg(3)). */
    private static Arg.Message passing(int descriptor) {
        byte[] control =
                ByteBuffer.allocate(24)
                        .order(ByteOrder.nativeOrder())
                        .putLong(20)
                        .putInt(1)
                        .putInt(1)
                        .putInt(descriptor)
                        .array();
        return new Arg.Message(null, List.of(new Arg.Bytes(new byte[1])), control, control.length);
    }

    private static void refuses(CallScope calls, Syscall syscall, Arg... arguments) {
        assertThatThrownBy(() -> calls.call(syscall, arguments))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatCameOutStandsInTheArguments() {
        try (CallScope calls = CALLS.open(PATIENCE)) {
            Arg.Pair pair = pair(calls);
            Arg first = new Arg.Descriptor(pair.first());
            Arg second = new Arg.Descriptor(pair.second());
            calls.call(
                    Syscall.SEND,
                    first,
                    new Arg.Bytes("hello".getBytes(StandardCharsets.UTF_8)),
                    Arg.Flags.NONE);
            TracedCall received =
                    calls.call(Syscall.RECVFROM, second, new Arg.Room(3), Arg.Flags.NONE);
            TracedCall named = calls.call(Syscall.GETSOCKNAME, first, new Arg.Place());
            TracedCall asked =
                    calls.call(
                            Syscall.GETSOCKOPT,
                            first,
                            new Arg.Option(constant("SOL_SOCKET"), constant("SO_LINGER")),
                            new Arg.Answer(OptionValue.Kind.LINGER));

            assertThat(TraceText.call(received))
                    .isEqualTo("recvfrom(%d, \"hel\", 3, 0) = 3".formatted(pair.second()));
            assertThat(TraceText.arguments(named)).isEqualTo(pair.first() + ", {AF_UNIX}");
            assertThat(asked.arguments().getLast())
                    .isEqualTo(
                            new Arg.Answer(
                                    OptionValue.Kind.LINGER, 8, new OptionValue.Linger(false, 0)));
            TracedCall service =
                    calls.call(
                            Syscall.GETNAMEINFO,
                            new Arg.Address(
                                    new SocketName.Inet(
                                            new Endpoint(IpAddress.LOOPBACK_IPV6, new Port(80)))),
                            new Arg.Room(64),
                            new Arg.Room(16),
                            Arg.Flags.of(constant("NI_NUMERICHOST"), constant("NI_NUMERICSERV")));
            assertThat(TraceText.call(service))
                    .isEqualTo(
                            "getnameinfo([::1]:80, \"::1\", 64, \"80\", 16,"
                                    + " NI_NUMERICHOST|NI_NUMERICSERV) = 0");
        }
    }

    private static Arg.Constant constant(String name) {
        return CALLS.constant(name).orElseThrow();
    }
}
