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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A trace in Node.js, whose modules {@code net} and {@code dgram} make several calls in one and
 * choose most options themselves: what has no words of its own there stands in a comment.
 */
final class NodeProgram {
    /** A socket of the trace, which Node makes with its listen or its connect. */
    private static final class Planned {
        private final boolean datagrams;
        private final boolean ipv6;
        private String local = "";
        private String only = "";
        private boolean server;
        private boolean made;

        Planned(String arguments) {
            datagrams = arguments.contains("SOCK_DGRAM");
            ipv6 = arguments.startsWith("AF_INET6");
        }
    }

    private final TraceNames names = new TraceNames();
    private final Map<Integer, Planned> sockets = new HashMap<>();
    private final List<String> lines = new ArrayList<>();

    private NodeProgram() {}

    static String of(List<TracedCall> calls) {
        var program = new NodeProgram();
        for (TracedCall call : calls) {
            if (!program.add(call)) {
                program.lines.add("// Node cannot say: " + TraceText.call(call));
            }
        }
        return program.lines.stream()
                .map(line -> "  " + line + "\n")
                .collect(
                        Collectors.joining(
                                "", NodeWords.HEAD, "}\n\nmain().finally(() => process.exit())\n"));
    }

    /** Whether it could be said. */
    private boolean add(TracedCall call) {
        List<Arg> all = call.arguments();
        if (call.syscall() == Syscall.SOCKET) {
            return socket(call);
        }
        int descriptor = Arg.descriptor(all).orElse(-1);
        Planned socket = sockets.get(descriptor);
        if (socket == null) {
            return false;
        }
        String name = names.socket(descriptor).orElse("");
        Arg last = all.getLast();
        return switch (call.syscall()) {
            case BIND -> bind(socket, name, last);
            case LISTEN -> listen(socket, descriptor, last);
            case CONNECT -> connect(socket, descriptor, name, last);
            case ACCEPT, ACCEPT4 -> socket.server && accept(call, name);
            case SETSOCKOPT -> option(socket, name, all);
            case GETSOCKNAME -> name(call, socket, name);
            case SEND ->
                    socket.made
                            && !socket.server
                            && NodeWords.bytes(all.get(1))
                                    .filter(what -> say("send", "sent(" + name + ", " + what + ")"))
                                    .isPresent();
            case SENDTO -> socket.datagrams && sendTo(name, all);
            case SHUTDOWN ->
                    socket.made
                            && !socket.server
                            && !socket.datagrams
                            && last instanceof Arg.Constant(String how, var _)
                            && how.equals("SHUT_WR")
                            && say("shutdown", name + ".end()");
            case CLOSE -> close(socket, descriptor, name);
            default -> false;
        };
    }

    private boolean socket(TracedCall call) {
        int descriptor = TraceNames.opened(call).orElse(-1);
        String text = TraceText.arguments(call);
        boolean known =
                descriptor >= 0
                        && (text.startsWith("AF_INET") || text.startsWith("AF_UNIX, SOCK_STREAM"))
                        && (text.contains("SOCK_STREAM") || text.contains("SOCK_DGRAM"));
        if (!known) {
            return false;
        }
        var planned = new Planned(text);
        sockets.put(descriptor, planned);
        if (planned.datagrams) {
            String name = made(planned, descriptor);
            lines.add(
                    "const %s = dgram.createSocket('%s')"
                            .formatted(name, planned.ipv6 ? "udp6" : "udp4"));
            return true;
        }
        lines.add("// socket: net makes it where it listens or connects");
        return true;
    }

    private String made(Planned planned, int descriptor) {
        String name = names.fresh("s");
        planned.made = true;
        names.call(descriptor, name);
        return name;
    }

    private boolean bind(Planned socket, String name, Arg address) {
        Optional<String> place = place(address, "host");
        if (place.isEmpty()) {
            return false;
        }
        if (socket.datagrams) {
            String options = place.get().replace("host:", "address:");
            return say(
                    "bind",
                    "begun(%s, 'listening', () => %s.bind({ %s }))".formatted(name, name, options));
        }
        socket.local = place.get();
        lines.add("// bind: with listen or connect, see below");
        return true;
    }

    private boolean listen(Planned socket, int descriptor, Arg backlog) {
        if (socket.datagrams
                || socket.local.isEmpty()
                || !(backlog instanceof Arg.Number(long length))) {
            return false;
        }
        String options = socket.local + socket.only;
        socket.server = true;
        String name = made(socket, descriptor);
        lines.add(
                "const %s = await call('bind and listen', () => listening({ %s, backlog: %d }))"
                        .formatted(name, options, length));
        return true;
    }

    private boolean connect(Planned socket, int descriptor, String name, Arg address) {
        Optional<String> place = place(address, "host");
        if (place.isEmpty() || socket.server) {
            return false;
        }
        if (socket.datagrams) {
            Arg.Address to = (Arg.Address) address;
            return to.name() instanceof SocketName.Inet(Endpoint endpoint, var _)
                    && say(
                            "connect",
                            "begun(%s, 'connect', () => %s.connect(%s, '%s'))"
                                    .formatted(
                                            name,
                                            name,
                                            names.port(endpoint.port().number()),
                                            endpoint.address()));
        }
        String from =
                socket.local.isEmpty()
                        ? ""
                        : ", "
                                + socket.local
                                        .replace("host:", "localAddress:")
                                        .replace("port:", "localPort:");
        String made = made(socket, descriptor);
        lines.add(
                "const %s = await call('connect', () => connected({ %s%s }))"
                        .formatted(made, place.get(), from));
        return true;
    }

    private boolean accept(TracedCall call, String name) {
        int descriptor = TraceNames.opened(call).orElse(-1);
        if (descriptor < 0) {
            return false;
        }
        var planned = new Planned("");
        sockets.put(descriptor, planned);
        lines.add(
                "const %s = await call('accept', () => accepted(%s))"
                        .formatted(made(planned, descriptor), name));
        return true;
    }

    private boolean option(Planned socket, String name, List<Arg> all) {
        if (!(all.get(1) instanceof Arg.Option(var _, Arg.Constant(String option, var _)))
                || !(all.getLast() instanceof Arg.Value(OptionValue.Int(int value), int length))
                || length != Integer.BYTES) {
            return false;
        }
        return switch (option) {
            case "IPV6_V6ONLY" -> {
                socket.only = ", ipv6Only: " + (value != 0);
                lines.add("// IPV6_V6ONLY: with listen, see below");
                yield !socket.datagrams;
            }
            case "SO_BROADCAST" ->
                    socket.datagrams
                            && say("setsockopt", name + ".setBroadcast(" + (value != 0) + ")");
            case "TCP_NODELAY" ->
                    socket.made
                            && !socket.datagrams
                            && !socket.server
                            && say("setsockopt", name + ".setNoDelay(" + (value != 0) + ")");
            case "SO_KEEPALIVE" ->
                    socket.made
                            && !socket.datagrams
                            && !socket.server
                            && say("setsockopt", name + ".setKeepAlive(" + (value != 0) + ")");
            default -> false;
        };
    }

    private boolean name(TracedCall call, Planned socket, String name) {
        if (!socket.made || TraceNames.toldPort(call).isEmpty()) {
            return false;
        }
        String port = names.fresh("port");
        boolean connected = !socket.server && !socket.datagrams;
        lines.add(
                "const %s = %s.%s"
                        .formatted(port, name, connected ? "localPort" : "address().port"));
        names.port(TraceNames.toldPort(call).getAsInt(), port);
        return true;
    }

    private boolean sendTo(String name, List<Arg> all) {
        return all.getLast()
                        instanceof Arg.Address(SocketName.Inet(Endpoint endpoint, var _), var _)
                && NodeWords.bytes(all.get(1))
                        .filter(what ->
                                say(
                                        "sendto",
                                        "sent(%s, %s, %s, '%s')"
                                                .formatted(
                                                        name,
                                                        what,
                                                        names.port(endpoint.port().number()),
                                                        endpoint.address())))
                        .isPresent();
    }

    private boolean close(Planned socket, int descriptor, String name) {
        sockets.remove(descriptor);
        if (!socket.made) {
            return false;
        }
        lines.add(name + "?." + (socket.server || socket.datagrams ? "close()" : "destroy()"));
        return true;
    }

    private boolean say(String name, String expression) {
        lines.add("await call('" + name + "', () => " + expression + ")");
        return true;
    }

    private Optional<String> place(Arg argument, String host) {
        if (!(argument instanceof Arg.Address(SocketName name, Integer wrong)) || wrong != null) {
            return Optional.empty();
        }
        return switch (name) {
            case SocketName.Inet(Endpoint endpoint, int scope) ->
                    Optional.of(
                            "%s: '%s%s', port: %s"
                                    .formatted(
                                            host,
                                            endpoint.address(),
                                            scope == 0 ? "" : "%" + scope,
                                            names.port(endpoint.port().number())));
            case SocketName.UnixPath(String path) ->
                    Optional.of("path: '" + path.replace("\\", "\\\\").replace("'", "\\'") + "'");
            default -> Optional.empty();
        };
    }
}
