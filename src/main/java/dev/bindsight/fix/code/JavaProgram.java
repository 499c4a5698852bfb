package dev.bindsight.fix.code;

import dev.bindsight.model.Arg;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.OptionValue;
import dev.bindsight.model.SocketName;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TracedCall;
import dev.bindsight.text.TraceText;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A trace in Java, through its channels: they bind and listen in one, know few options, and of an
 * error they keep the wording only.
 */
final class JavaProgram {
    private static final String HEAD =
            """
            import java.net.InetSocketAddress;
            import java.net.StandardProtocolFamily;
            import java.net.StandardSocketOptions;
            import java.net.UnixDomainSocketAddress;
            import java.nio.ByteBuffer;
            import java.nio.channels.DatagramChannel;
            import java.nio.channels.ServerSocketChannel;
            import java.nio.channels.SocketChannel;
            import java.util.concurrent.Callable;

            public class Calls {
                static <T> T call(String name, Callable<T> make) {
                    try {
                        T made = make.call();
                        System.out.println(name + " OK");
                        return made;
                    } catch (Exception failed) {
                        System.out.println(name + " " + failed);
                        return null;
                    }
                }

                public static void main(String[] arguments) throws Exception {
            """;

    private static final Set<String> OPTIONS =
            Set.of(
                    "SO_REUSEADDR",
                    "SO_REUSEPORT",
                    "SO_KEEPALIVE",
                    "SO_BROADCAST",
                    "TCP_NODELAY",
                    "SO_RCVBUF",
                    "SO_SNDBUF");

    /** What a variable is. */
    private enum Kind {
        SERVER,
        STREAM,
        DATAGRAMS
    }

    private final TraceNames names = new TraceNames();
    private final Map<String, Kind> kinds = new HashMap<>();
    private final Map<Integer, String> bound = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final List<TracedCall> calls;

    private JavaProgram(List<TracedCall> calls) {
        this.calls = calls;
    }

    static String of(List<TracedCall> calls) {
        var program = new JavaProgram(calls);
        for (int i = 0; i < calls.size(); i++) {
            if (!program.add(calls.get(i), i)) {
                program.lines.add("// Java cannot say: " + TraceText.call(calls.get(i)));
            }
        }
        return program.lines.stream()
                .map(line -> "        " + line + "\n")
                .collect(Collectors.joining("", HEAD, "    }\n}\n"));
    }

    /** Whether it could be said. */
    private boolean add(TracedCall call, int place) {
        if (call.syscall() == Syscall.SOCKET) {
            return socket(call, place);
        }
        int descriptor = Arg.descriptor(call.arguments()).orElse(-1);
        String name = names.socket(descriptor).orElse("");
        Kind kind = kinds.get(name);
        if (kind == null) {
            return false;
        }
        List<Arg> all = call.arguments();
        Arg last = all.getLast();
        return switch (call.syscall()) {
            case BIND -> {
                Optional<String> address = address(last);
                if (address.isPresent() && kind == Kind.SERVER && listensLater(descriptor, place)) {
                    bound.put(descriptor, address.get());
                    lines.add("// bind and listen are one: see below");
                    yield true;
                }
                yield address.filter(to -> say("bind", name + ".bind(" + to + ")")).isPresent();
            }
            case LISTEN -> {
                String at = bound.getOrDefault(descriptor, "null");
                yield kind == Kind.SERVER
                        && last instanceof Arg.Number(long backlog)
                        && say("bind and listen", name + ".bind(" + at + ", " + backlog + ")");
            }
            case CONNECT ->
                    kind != Kind.SERVER
                            && address(last)
                                    .filter(to -> say("connect", name + ".connect(" + to + ")"))
                                    .isPresent();
            case ACCEPT, ACCEPT4 -> kind == Kind.SERVER && accept(call, name);
            case SETSOCKOPT -> option(name, kind, all);
            case GETSOCKNAME -> name(call, name);
            case SEND ->
                    kind != Kind.SERVER
                            && all.get(1) instanceof Arg.Bytes(byte[] bytes, int length)
                            && bytes.length == length
                            && say("send", name + ".write(ByteBuffer.wrap(" + bytes(bytes) + "))");
            case SENDTO ->
                    kind == Kind.DATAGRAMS
                            && all.get(1) instanceof Arg.Bytes(byte[] bytes, int length)
                            && bytes.length == length
                            && address(last)
                                    .filter(to ->
                                            say(
                                                    "sendto",
                                                    "%s.send(ByteBuffer.wrap(%s), %s)"
                                                            .formatted(name, bytes(bytes), to)))
                                    .isPresent();
            case RECV, RECVFROM ->
                    kind != Kind.SERVER
                            && all.get(1) instanceof Arg.Room(int size, var _)
                            && say("recv", name + ".read(ByteBuffer.allocate(" + size + "))");
            case SHUTDOWN ->
                    kind == Kind.STREAM
                            && last instanceof Arg.Constant(String how, var _)
                            && shutdown(name, how);
            case CLOSE -> close(name);
            default -> false;
        };
    }

    private boolean socket(TracedCall call, int place) {
        int descriptor = TraceNames.opened(call).orElse(-1);
        String text = TraceText.arguments(call);
        Kind kind =
                text.contains("SOCK_DGRAM")
                        ? Kind.DATAGRAMS
                        : listensLater(descriptor, place) ? Kind.SERVER : Kind.STREAM;
        String family =
                text.startsWith("AF_INET6,")
                        ? "INET6"
                        : text.startsWith("AF_INET,")
                                ? "INET"
                                : text.startsWith("AF_UNIX,") ? "UNIX" : "";
        boolean known =
                descriptor >= 0
                        && !family.isEmpty()
                        && (text.contains("SOCK_STREAM") || text.contains("SOCK_DGRAM"))
                        && !(family.equals("UNIX") && kind == Kind.DATAGRAMS);
        if (!known) {
            return false;
        }
        String type =
                switch (kind) {
                    case SERVER -> "ServerSocketChannel";
                    case STREAM -> "SocketChannel";
                    case DATAGRAMS -> "DatagramChannel";
                };
        String name = opened(type, kind, descriptor);
        lines.add(
                "%s %s = call(\"socket\", () -> %s.open(StandardProtocolFamily.%s));"
                        .formatted(type, name, type, family));
        if (text.contains("SOCK_NONBLOCK")) {
            lines.add(name + ".configureBlocking(false);");
        }
        return true;
    }

    private String opened(String type, Kind kind, int descriptor) {
        String name = names.fresh(type.startsWith("Datagram") ? "datagrams" : "s");
        kinds.put(name, kind);
        names.call(descriptor, name);
        return name;
    }

    /** Until the number is another socket's. */
    private boolean listensLater(int descriptor, int place) {
        for (TracedCall later : calls.subList(place + 1, calls.size())) {
            if (Arg.descriptor(later.arguments()).orElse(-1) != descriptor) {
                continue;
            }
            if (later.syscall() == Syscall.LISTEN || later.syscall() == Syscall.CLOSE) {
                return later.syscall() == Syscall.LISTEN;
            }
        }
        return false;
    }

    private boolean say(String name, String expression) {
        lines.add("call(\"" + name + "\", () -> " + expression + ");");
        return true;
    }

    private boolean accept(TracedCall call, String name) {
        int descriptor = TraceNames.opened(call).orElse(-1);
        if (descriptor < 0) {
            return say("accept", name + ".accept()");
        }
        String accepted = opened("SocketChannel", Kind.STREAM, descriptor);
        lines.add(
                "SocketChannel %s = call(\"accept\", () -> %s.accept());"
                        .formatted(accepted, name));
        return true;
    }

    private boolean option(String name, Kind kind, List<Arg> all) {
        if (!(all.get(1) instanceof Arg.Option(var _, Arg.Constant(String option, var _)))
                || !(all.getLast() instanceof Arg.Value(OptionValue value, int length))
                || length != value.size()) {
            return false;
        }
        String set = name + ".setOption(StandardSocketOptions.";
        return switch (value) {
            case OptionValue.Int(int number) when OPTIONS.contains(option) -> {
                boolean size = option.endsWith("BUF");
                boolean known =
                        option.equals("SO_REUSEADDR")
                                || option.equals("SO_REUSEPORT")
                                || option.equals("SO_RCVBUF")
                                || option.equals("SO_BROADCAST") == (kind == Kind.DATAGRAMS)
                                        && kind != Kind.SERVER;
                yield known
                        && say(
                                "setsockopt",
                                set + option + ", " + (size ? number : number != 0) + ")");
            }
            case OptionValue.Linger(boolean on, int seconds) when kind == Kind.STREAM ->
                    say("setsockopt", set + "SO_LINGER, " + (on ? seconds : -1) + ")");
            default -> false;
        };
    }

    private boolean name(TracedCall call, String name) {
        if (TraceNames.toldPort(call).isEmpty()) {
            return false;
        }
        String port = names.fresh("port");
        lines.add(
                "int %s = ((InetSocketAddress) %s.getLocalAddress()).getPort();"
                        .formatted(port, name));
        names.port(TraceNames.toldPort(call).getAsInt(), port);
        return true;
    }

    private boolean shutdown(String name, String how) {
        return switch (how) {
            case "SHUT_RD" -> say("shutdown", name + ".shutdownInput()");
            case "SHUT_WR" -> say("shutdown", name + ".shutdownOutput()");
            case "SHUT_RDWR" -> say("shutdown", name + ".shutdownInput().shutdownOutput()");
            default -> false;
        };
    }

    private boolean close(String name) {
        lines.add(name + ".close();");
        return true;
    }

    private Optional<String> address(Arg argument) {
        if (!(argument instanceof Arg.Address(SocketName name, Integer wrong)) || wrong != null) {
            return Optional.empty();
        }
        return switch (name) {
            case SocketName.Inet(Endpoint endpoint, int scope) ->
                    Optional.of(
                            "new InetSocketAddress(\"%s%s\", %s)"
                                    .formatted(
                                            endpoint.address(),
                                            scope == 0 ? "" : "%" + scope,
                                            names.port(endpoint.port().number())));
            case SocketName.UnixPath(String path) ->
                    Optional.of(
                            "UnixDomainSocketAddress.of(\""
                                    + path.replace("\\", "\\\\").replace("\"", "\\\"")
                                    + "\")");
            default -> Optional.empty();
        };
    }

    private static String bytes(byte[] bytes) {
        for (byte each : bytes) {
            if (each != 0) {
                return "\""
                        + escaped(bytes)
                        + "\".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)";
            }
        }
        return "new byte[" + bytes.length + "]";
    }

    private static String escaped(byte[] bytes) {
        var text = new StringBuilder();
        for (byte each : bytes) {
            boolean plain = each >= ' ' && each < 127 && each != '"' && each != '\\';
            text.append(
                    plain
                            ? Character.toString(each)
                            : String.format(Locale.ROOT, "\\%03o", each & 0xff));
        }
        return text.toString();
    }
}
