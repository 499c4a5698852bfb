package dev.bindsight.fix.code;

import dev.bindsight.model.Arg;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.OptionValue;
import dev.bindsight.model.SocketName;
import dev.bindsight.model.TracedCall;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The variables of a program in C that its pointers lead to. */
final class CMemory {
    private final TraceNames names;

    /** Those of the last call. */
    private String place = "";

    private String pair = "";

    CMemory(TraceNames names) {
        this.names = names;
    }

    /** The expressions of an argument; what they need is declared in {@code lines}. */
    List<String> expressions(TracedCall call, Arg argument, List<String> lines) {
        return switch (argument) {
            case Arg.Address(SocketName name, Integer wrong) -> {
                String variable = address(name, lines);
                yield List.of(
                        "(struct sockaddr *) &" + variable,
                        wrong == null ? length(name, variable) : wrong.toString());
            }
            case Arg.Place(int room, var _) -> {
                place = names.fresh("a");
                lines.add("struct sockaddr_storage " + place + ";");
                lines.add("socklen_t l" + place + " = " + room + ";");
                yield List.of("(struct sockaddr *) &" + place, "&l" + place);
            }
            case Arg.Value(OptionValue value, int length) -> value(value, length, lines);
            case Arg.Answer(OptionValue.Kind kind, var _, var _) -> answer(kind, lines);
            case Arg.Told told ->
                    CProgram.isAsked(call)
                            ? answer(
                                    told.equals(Arg.Told.WHOLE)
                                            ? OptionValue.Kind.INT
                                            : OptionValue.Kind.TCP,
                                    lines)
                            : List.of();
            case Arg.Room(int size, var _) -> {
                String room = names.fresh("b");
                lines.add("static char " + room + "[" + Math.max(1, size) + "];");
                yield List.of(room, Integer.toString(size));
            }
            case Arg.Pair _ -> {
                pair = names.fresh("p");
                lines.add("int " + pair + "[2];");
                yield List.of(pair);
            }
            case Arg.Cell(Integer content) -> {
                String cell = names.fresh("v");
                lines.add("int " + cell + " = " + (content == null ? 0 : content) + ";");
                yield List.of("&" + cell);
            }
            case Arg.Limit(long soft, long hard) -> {
                String limit = names.fresh("r");
                lines.add("struct rlimit " + limit + " = {" + soft + ", " + hard + "};");
                yield List.of("&" + limit);
            }
            case Arg.LimitRoom _ -> {
                String limit = names.fresh("r");
                lines.add("struct rlimit " + limit + ";");
                yield List.of("&" + limit);
            }
            case Arg.Message message -> message(message, lines);
            case Arg.MessageRoom(var sizes, int control, var _) -> room(sizes, control, lines);
            case Arg.QueuedError _ -> room(List.of(), 448, lines);
            case Arg.Hints hints -> {
                String variable = names.fresh("h");
                lines.add(
                        "struct addrinfo %s = {%s, %s, %s, %s};"
                                .formatted(
                                        variable,
                                        CProgram.flags(hints.flags()),
                                        number(hints.family()),
                                        number(hints.type()),
                                        number(hints.protocol())));
                yield List.of("&" + variable);
            }
            case Arg.Found _ -> {
                String found = names.fresh("f");
                lines.add("struct addrinfo *" + found + ";");
                yield List.of("&" + found);
            }
            case Arg.DestroyOrder order -> {
                int length = order.bytes().length;
                yield List.of(CProgram.quoted(order.bytes()), Integer.toString(length));
            }
            case Arg.NetlinkAnswer _ -> {
                String room = names.fresh("b");
                lines.add("static char " + room + "[256];");
                yield List.of(room, "sizeof " + room);
            }
            default -> throw new IllegalArgumentException("not in memory: " + argument);
        };
    }

    private static String number(Arg argument) {
        return switch (argument) {
            case Arg.Number(long value) -> Long.toString(value);
            case Arg.Constant(String name, var _) -> name;
            case Arg.Flags flags -> CProgram.flags(flags);
            default -> "0";
        };
    }

    /** What is to be remembered of a call that was made. */
    List<String> after(TracedCall call) {
        var lines = new ArrayList<String>();
        TraceNames.toldPort(call)
                .ifPresent(number -> {
                    String port = names.fresh("port");
                    // where it stands in sockaddr_in6, too
                    lines.add(
                            "int %s = ntohs(((struct sockaddr_in *) &%s)->sin_port);"
                                    .formatted(port, place));
                    names.port(number, port);
                });
        for (Arg each : call.arguments()) {
            if (each instanceof Arg.Pair(int first, int second) && first >= 0) {
                names.call(first, pair + "[0]");
                names.call(second, pair + "[1]");
            }
        }
        return lines;
    }

    private List<String> answer(OptionValue.Kind kind, List<String> lines) {
        String variable = names.fresh("v");
        lines.add(CProgram.type(kind) + " " + variable + ";");
        lines.add("socklen_t l" + variable + " = sizeof " + variable + ";");
        return List.of("&" + variable, "&l" + variable);
    }

    private List<String> value(OptionValue value, int length, List<String> lines) {
        String name = names.fresh("v");
        String size = value.size() == length ? "sizeof " + name : Integer.toString(length);
        switch (value) {
            case OptionValue.Int number ->
                    lines.add("int " + name + " = " + names.number(number) + ";");
            case OptionValue.Linger(boolean on, int seconds) ->
                    lines.add("struct linger %s = {%d, %d};".formatted(name, on ? 1 : 0, seconds));
            case OptionValue.Time(long seconds, long micros) ->
                    lines.add("struct timeval %s = {%d, %d};".formatted(name, seconds, micros));
            case OptionValue.Membership(IpAddress group, int device) ->
                    lines.add(
                            switch (group.family()) {
                                case IPV4 ->
                                        "struct ip_mreqn %s = {{inet_addr(\"%s\")}, {0}, %d};"
                                                .formatted(name, group, device);
                                case IPV6 ->
                                        "struct ipv6_mreq %s = {.ipv6mr_interface = %d};"
                                                .formatted(name, device);
                            });
            case OptionValue.Name(String text) -> {
                return List.of(
                        CProgram.quoted(text.getBytes(StandardCharsets.UTF_8)),
                        Integer.toString(length));
            }
            case OptionValue.Tcp _, OptionValue.Raw _ ->
                    lines.add("char " + name + "[" + value.size() + "] = {0};");
        }
        if (value instanceof OptionValue.Membership(IpAddress group, var _)
                && group.toString().contains(":")) {
            lines.add("inet_pton(AF_INET6, \"%s\", &%s.ipv6mr_multiaddr);".formatted(group, name));
        }
        return List.of("&" + name, size);
    }

    private String address(SocketName name, List<String> lines) {
        String variable = names.fresh("a");
        switch (name) {
            case SocketName.Inet(Endpoint endpoint, int scope) -> {
                String port = names.port(endpoint.port().number());
                switch (endpoint.address().family()) {
                    case IPV4 ->
                            lines.add(
                                    "struct sockaddr_in %s = {AF_INET, htons(%s), {inet_addr(\"%s\")}};"
                                            .formatted(variable, port, endpoint.address()));
                    case IPV6 -> {
                        lines.add(
                                "struct sockaddr_in6 %s = {AF_INET6, htons(%s), .sin6_scope_id = %d};"
                                        .formatted(variable, port, scope));
                        lines.add(
                                "inet_pton(AF_INET6, \"%s\", &%s.sin6_addr);"
                                        .formatted(endpoint.address(), variable));
                    }
                }
            }
            case SocketName.UnixPath(String path) -> unix(variable, quoted(path), lines);
            case SocketName.UnixAbstract(String hidden) ->
                    unix(variable, "\"\\0\" " + quoted(hidden), lines);
            case SocketName.UnixUnnamed _ -> unix(variable, "\"\"", lines);
            case SocketName.Netlink(int pid, int groups) ->
                    lines.add(
                            "struct sockaddr_nl %s = {AF_NETLINK, 0, %d, %d};"
                                    .formatted(variable, pid, groups));
            case SocketName.Packet(int protocol, int device) ->
                    lines.add(
                            "struct sockaddr_ll %s = {AF_PACKET, htons(%d), %d};"
                                    .formatted(variable, protocol, device));
            case SocketName.Vsock(int cid, int port) ->
                    lines.add(
                            "struct sockaddr_vm %s = {AF_VSOCK, .svm_cid = %d, .svm_port = %d};"
                                    .formatted(variable, cid, port));
            case SocketName.Unspecified _ ->
                    lines.add("struct sockaddr " + variable + " = {AF_UNSPEC};");
            case SocketName.Raw(byte[] bytes) ->
                    lines.add(
                            "char %s[%d] = %s;"
                                    .formatted(
                                            variable,
                                            Math.max(1, bytes.length),
                                            CProgram.quoted(bytes)));
        }
        return variable;
    }

    private static void unix(String variable, String path, List<String> lines) {
        lines.add("struct sockaddr_un " + variable + " = {AF_UNIX, " + path + "};");
    }

    private static String quoted(String text) {
        return CProgram.quoted(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String length(SocketName name, String variable) {
        return switch (name) {
            case SocketName.UnixAbstract(String hidden) ->
                    "offsetof(struct sockaddr_un, sun_path) + "
                            + (1 + hidden.getBytes(StandardCharsets.UTF_8).length);
            case SocketName.UnixUnnamed _ -> "sizeof(sa_family_t)";
            default -> "sizeof " + variable;
        };
    }

    private List<String> message(Arg.Message message, List<String> lines) {
        @Nullable SocketName to = message.to();
        String name = to == null ? "" : address(to, lines);
        String head = names.fresh("m");
        var pieces = new ArrayList<String>();
        for (Arg.Bytes each : message.pieces()) {
            pieces.add("{" + CProgram.quoted(each.bytes()) + ", " + each.length() + "}");
        }
        lines.add("struct iovec i%s[] = {%s};".formatted(head, String.join(", ", pieces)));
        lines.add(
                "struct msghdr %s = {.msg_iov = i%s, .msg_iovlen = %d};"
                        .formatted(head, head, pieces.size()));
        if (to != null) {
            lines.add("%s.msg_name = &%s;".formatted(head, name));
            lines.add("%s.msg_namelen = %s;".formatted(head, length(to, name)));
        }
        if (message.controlLength() > 0) {
            lines.add("static char c%s[%d];".formatted(head, message.controlLength()));
            byte[] control = message.control();
            if (control.length > 0) {
                lines.add(
                        "memcpy(c%s, %s, %d);"
                                .formatted(head, CProgram.quoted(control), control.length));
            }
            lines.add("%s.msg_control = c%s;".formatted(head, head));
            lines.add("%s.msg_controllen = sizeof c%s;".formatted(head, head));
        }
        return List.of("&" + head);
    }

    private List<String> room(List<Integer> sizes, int control, List<String> lines) {
        String head = names.fresh("m");
        var pieces = new ArrayList<String>();
        for (int size : sizes) {
            String piece = names.fresh("b");
            lines.add("static char " + piece + "[" + Math.max(1, size) + "];");
            pieces.add("{" + piece + ", " + size + "}");
        }
        String iov = pieces.isEmpty() ? "{NULL, 0}" : String.join(", ", pieces);
        lines.add("struct iovec i%s[] = {%s};".formatted(head, iov));
        lines.add("static char c%s[%d];".formatted(head, Math.max(1, control)));
        lines.add(
                "struct msghdr %s = {NULL, 0, i%s, %d, c%s, %d};"
                        .formatted(head, head, pieces.size(), head, control));
        return List.of("&" + head);
    }
}
