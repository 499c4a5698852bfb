package dev.bindsight.fix.code;

import dev.bindsight.model.Arg;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.OptionValue;
import dev.bindsight.model.SocketName;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TracedCall;
import dev.bindsight.text.TraceText;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A trace in Python: its module {@code socket} hands most of it on as it is, but makes the lengths
 * and the pointers itself. It prints what each call gives.
 */
final class PythonProgram {
    private static final String HEAD =
            """
            import errno
            import fcntl
            import os
            import resource
            import select
            import signal
            import socket
            import struct

            names = {**errno.errorcode, errno.EOPNOTSUPP: "EOPNOTSUPP"}


            def call(name, make):
                try:
                    made = make()
                    print(name, "OK")
                    return made
                except OSError as failed:
                    print(name, names.get(failed.errno, failed.errno))


            """;

    /** An address, or a service, with the zero at its end. */
    private static final int ROOM = 32;

    private final TraceNames names = new TraceNames();
    private final List<String> lines = new ArrayList<>();

    private PythonProgram() {}

    static String of(List<TracedCall> calls) {
        var program = new PythonProgram();
        calls.forEach(program::add);
        return HEAD + program.lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private void add(TracedCall call) {
        Optional<String> made = made(call);
        if (made.isEmpty()) {
            lines.add("# Python cannot say: " + TraceText.call(call));
            return;
        }
        String said = "call(\"" + call.syscall().label() + "\", lambda: " + made.get() + ")";
        int opened = TraceNames.opened(call).orElse(-1);
        if (opened >= 0) {
            String name = names.fresh("s");
            boolean accepted = made.get().endsWith(".accept()");
            lines.add(name + " = " + said + (accepted ? "[0]" : ""));
            if (call.syscall() == Syscall.SOCKET) {
                names.call(opened, name, call);
            } else {
                names.call(opened, name);
            }
        } else if (TraceNames.toldPort(call).isPresent()) {
            String port = names.fresh("port");
            lines.add(port + " = " + said + "[1]");
            names.port(TraceNames.toldPort(call).getAsInt(), port);
        } else if (call.ok()
                && call.arguments().getLast() instanceof Arg.Pair(int one, int other)) {
            String first = names.fresh("s");
            String second = names.fresh("s");
            lines.add(first + ", " + second + " = " + said);
            names.call(one, first);
            names.call(other, second);
        } else {
            lines.add(said);
        }
    }

    /** Empty where it cannot be said. */
    private Optional<String> made(TracedCall call) {
        List<Arg> all = call.arguments();
        List<String> words = new ArrayList<>();
        String on = "";
        for (int i = 0; i < all.size(); i++) {
            if (i == 0 && all.getFirst() instanceof Arg.Descriptor(int number)) {
                Optional<String> socket = names.socket(number);
                if (socket.isEmpty()) {
                    return Optional.empty();
                }
                on = socket.get();
                continue;
            }
            boolean foreign =
                    all.get(i) instanceof Arg.Address(SocketName name, var _)
                            && all.getFirst() instanceof Arg.Descriptor(int number)
                            && !names.fits(number, name);
            Optional<String> word = foreign ? Optional.empty() : word(all.get(i));
            if (word.isEmpty()) {
                return Optional.empty();
            }
            if (!word.get().isEmpty()) {
                words.add(word.get());
            }
        }
        String rest = String.join(", ", words);
        String method = on + "." + call.syscall().label() + "(" + rest + ")";
        return switch (call.syscall()) {
            case SOCKET, SOCKETPAIR ->
                    Optional.of("socket.%s(%s)".formatted(call.syscall().label(), rest));
            case BIND,
                    LISTEN,
                    CONNECT,
                    SHUTDOWN,
                    CLOSE,
                    SETSOCKOPT,
                    GETSOCKNAME,
                    GETPEERNAME,
                    SEND,
                    RECV,
                    RECVFROM,
                    DUP ->
                    on.isEmpty() ? Optional.empty() : Optional.of(method);
            case GETSOCKOPT -> Optional.of(method);
            case ACCEPT ->
                    rest.isEmpty() || rest.equals("socket.SOCK_CLOEXEC")
                            ? Optional.of(on + ".accept()")
                            : Optional.empty();
            case ACCEPT4 -> rest.equals("0") ? Optional.of(on + ".accept()") : Optional.empty();
            case SENDTO -> Optional.of(method);
            case POLL -> poll(all);
            case FCNTL -> Optional.of("fcntl.fcntl(" + on + ", " + rest + ")");
            case IOCTL ->
                    Optional.of("fcntl.ioctl(" + on + ", " + rest + ", struct.pack(\"i\", 0))");
            case PRLIMIT -> Optional.of("resource.prlimit(" + rest.replace(", None", "") + ")");
            case SETRLIMIT -> Optional.of("resource.setrlimit(" + rest + ")");
            case GETADDRINFO -> lookup(all);
            case GETNAMEINFO -> nameLookup(all);
            case PIDFD_OPEN -> Optional.of("os.pidfd_open(" + rest + ")");
            case PIDFD_SEND_SIGNAL ->
                    Optional.of("signal.pidfd_send_signal(" + on + ", " + words.getFirst() + ")");
            case KILL -> Optional.of("os.kill(" + rest + ")");
            case SENDMSG, RECVMSG -> message(on, all);
            case PIPE2 -> Optional.empty();
        };
    }

    /** An argument of a call; empty text for one that Python makes itself. */
    private Optional<String> word(Arg argument) {
        return switch (argument) {
            case Arg.Descriptor(int number) -> names.socket(number);
            case Arg.Number(long value) -> Optional.of(Long.toString(value));
            case Arg.Constant constant -> Optional.of(PythonWords.constant(constant));
            case Arg.Flags flags -> Optional.of(PythonWords.flags(flags));
            case Arg.Option(var level, var name) ->
                    Optional.of(PythonWords.constant(level) + ", " + PythonWords.constant(name));
            case Arg.Address(SocketName name, Integer wrong) ->
                    wrong == null ? address(name) : Optional.empty();
            case Arg.Value(OptionValue value, int length) -> Optional.of(value(value, length));
            case Arg.Answer(OptionValue.Kind kind, int room, var _) ->
                    Optional.of(kind == OptionValue.Kind.INT ? "" : Integer.toString(room));
            case Arg.Bytes(byte[] bytes, int length) ->
                    bytes.length == length
                            ? Optional.of(PythonWords.bytes(bytes))
                            : Optional.empty();
            case Arg.Room(int size, var _) -> Optional.of(Integer.toString(size));
            case Arg.Limit(long soft, long hard) -> Optional.of("(" + soft + ", " + hard + ")");
            case Arg.DestroyOrder order -> Optional.of(PythonWords.bytes(order.bytes()));
            case Arg.NetlinkAnswer _ -> Optional.of("256");
            case Arg.Place _,
                    Arg.Told _,
                    Arg.Pair _,
                    Arg.Null _,
                    Arg.Cell _,
                    Arg.LimitRoom _,
                    Arg.Found _ ->
                    Optional.of("");
            case Arg.Polled _, Arg.Message _, Arg.MessageRoom _, Arg.QueuedError _, Arg.Hints _ ->
                    Optional.of("");
            case Arg.Text(String text) -> Optional.of(PythonWords.text(text));
            case Arg.Pointer _ -> Optional.empty();
        };
    }

    private Optional<String> poll(List<Arg> all) {
        if (!(all.getFirst() instanceof Arg.Polled polled)
                || polled.shown().size() != polled.count()) {
            return Optional.empty();
        }
        String name = names.fresh("p");
        lines.add(name + " = select.poll()");
        for (Arg.Watched each : polled.shown()) {
            Optional<String> socket = names.socket(each.descriptor());
            if (socket.isEmpty()) {
                return Optional.empty();
            }
            lines.add(
                    "%s.register(%s, %s)"
                            .formatted(name, socket.get(), PythonWords.flags(each.events())));
        }
        return Optional.of(name + ".poll(" + word(all.getLast()).orElse("0") + ")");
    }

    private Optional<String> message(String on, List<Arg> all) {
        String flags = word(all.getLast()).orElse("0");
        return switch (all.get(1)) {
            case Arg.Message message when message.controlLength() == 0 -> {
                String pieces =
                        message.pieces().stream()
                                .map(each -> PythonWords.bytes(each.bytes()))
                                .collect(Collectors.joining(", ", "[", "]"));
                Optional<String> to =
                        message.to() == null ? Optional.of("None") : address(message.to());
                yield to.map(
                        name -> "%s.sendmsg(%s, [], %s, %s)".formatted(on, pieces, flags, name));
            }
            case Arg.MessageRoom(var sizes, int control, var _) ->
                    Optional.of(
                            "%s.recvmsg(%d, %d, %s)"
                                    .formatted(
                                            on,
                                            sizes.stream().mapToInt(Integer::intValue).sum(),
                                            control,
                                            flags));
            case Arg.QueuedError _ -> Optional.of(on + ".recvmsg(0, 448, " + flags + ")");
            default -> Optional.empty();
        };
    }

    private Optional<String> lookup(List<Arg> all) {
        String hints =
                all.get(2) instanceof Arg.Hints asked
                        ? ", %s, %s, %s, %s"
                                .formatted(
                                        word(asked.family()).orElse("0"),
                                        word(asked.type()).orElse("0"),
                                        word(asked.protocol()).orElse("0"),
                                        PythonWords.flags(asked.flags()))
                        : "";
        return Optional.of(
                "socket.getaddrinfo(" + name(all.get(0)) + ", " + name(all.get(1)) + hints + ")");
    }

    private static String name(Arg argument) {
        return argument instanceof Arg.Text(String text) ? PythonWords.text(text) : "None";
    }

    private Optional<String> nameLookup(List<Arg> all) {
        // Python has a room of its own
        if (all.stream()
                .anyMatch(each -> each instanceof Arg.Room(int size, var _) && size < ROOM)) {
            return Optional.empty();
        }
        return all.getFirst() instanceof Arg.Address(SocketName.Inet inet, var _)
                ? address(inet)
                        .map(name ->
                                "socket.getnameinfo("
                                        + name
                                        + ", "
                                        + word(all.getLast()).orElse("0")
                                        + ")")
                : Optional.empty();
    }

    private Optional<String> address(SocketName name) {
        return switch (name) {
            case SocketName.Inet(Endpoint endpoint, int scope) -> {
                String start =
                        "(\"" + endpoint.address() + "\", " + names.port(endpoint.port().number());
                yield Optional.of(
                        switch (endpoint.address().family()) {
                            case IPV4 -> start + ")";
                            case IPV6 -> start + ", 0, " + scope + ")";
                        });
            }
            case SocketName.UnixPath(String path) -> Optional.of(PythonWords.text(path));
            case SocketName.UnixAbstract(String hidden) ->
                    Optional.of(
                            PythonWords.bytes(("\0" + hidden).getBytes(StandardCharsets.UTF_8)));
            case SocketName.Netlink(int pid, int groups) ->
                    Optional.of("(" + pid + ", " + groups + ")");
            case SocketName.Vsock(int cid, int port) -> Optional.of("(" + cid + ", " + port + ")");
            case SocketName.UnixUnnamed _,
                    SocketName.Packet _,
                    SocketName.Unspecified _,
                    SocketName.Raw _ ->
                    Optional.empty();
        };
    }

    private String value(OptionValue value, int length) {
        String cut = value.size() == length ? "" : "[:" + length + "]";
        return switch (value) {
            case OptionValue.Int number ->
                    cut.isEmpty() && number.value() >= 0 && !names.number(number).startsWith("(")
                            ? names.number(number)
                            : "struct.pack(\"I\", %s & 0xffffffff)%s"
                                    .formatted(names.number(number), cut);
            case OptionValue.Linger(boolean on, int seconds) ->
                    "struct.pack(\"ii\", " + (on ? 1 : 0) + ", " + seconds + ")" + cut;
            case OptionValue.Time(long seconds, long micros) ->
                    "struct.pack(\"ll\", " + seconds + ", " + micros + ")" + cut;
            case OptionValue.Name(String text) ->
                    PythonWords.bytes(text.getBytes(StandardCharsets.UTF_8)) + cut;
            case OptionValue.Membership(IpAddress group, int device) ->
                    switch (group.family()) {
                        case IPV4 ->
                                "socket.inet_aton(\"%s\") + struct.pack(\"ii\", 0, %d)"
                                        .formatted(group, device);
                        case IPV6 ->
                                "socket.inet_pton(socket.AF_INET6, \"%s\") + struct.pack(\"i\", %d)"
                                        .formatted(group, device);
                    };
            case OptionValue.Tcp _ -> "PythonWords.bytes(" + length + ")";
            case OptionValue.Raw(byte[] bytes) -> PythonWords.bytes(bytes) + cut;
        };
    }
}
