package dev.bindsight.text;

import dev.bindsight.model.Arg;
import dev.bindsight.model.Errno;
import dev.bindsight.model.IcmpError;
import dev.bindsight.model.OptionValue;
import dev.bindsight.model.SocketName;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Arguments of a system call as text, close to strace(1): an address is shown as people write it,
 * and its length only where it is a wrong one.
 */
public final class ArgText {
    private ArgText() {}

    /** What a part of the text is, for who draws it. */
    public enum Kind {
        /** A descriptor. */
        DESCRIPTOR,
        /** A name of C: a constant, flags, an option. */
        CONSTANT,
        /** An address. */
        ADDRESS,
        /** Bytes, quoted. */
        BYTES,
        /** A number. */
        NUMBER,
        /** A struct with its members. */
        STRUCT
    }

    /** One argument of C as it is written. */
    public record Part(Kind kind, String text) {}

    /** {@code 14, SOL_SOCKET, SO_REUSEADDR, [1], 4}. */
    public static String of(List<Arg> arguments) {
        var text = new StringBuilder(48);
        for (Arg argument : arguments) {
            for (Part part : parts(argument)) {
                text.append(text.isEmpty() ? "" : ", ").append(part.text());
            }
        }
        return text.toString();
    }

    /** The same, argument by argument; what was not written by the kernel is left out. */
    public static List<Part> parts(List<Arg> arguments) {
        var parts = new ArrayList<Part>();
        for (Arg argument : arguments) {
            parts.addAll(parts(argument));
        }
        return parts;
    }

    private static List<Part> parts(Arg argument) {
        return switch (argument) {
            case Arg.Descriptor(int number) -> List.of(part(Kind.DESCRIPTOR, number));
            case Arg.Number(long value) -> List.of(part(Kind.NUMBER, value));
            case Arg.Constant(String name, var _) -> List.of(part(Kind.CONSTANT, name));
            case Arg.Flags flags -> List.of(part(Kind.CONSTANT, flags(flags)));
            case Arg.Option(var level, var name) ->
                    List.of(part(Kind.CONSTANT, level.name()), part(Kind.CONSTANT, name.name()));
            case Arg.Address(SocketName name, Integer wrong) ->
                    with(part(Kind.ADDRESS, address(name)), wrong);
            case Arg.Place(var _, SocketName came) ->
                    came == null ? List.of() : List.of(part(Kind.ADDRESS, address(came)));
            case Arg.Value(OptionValue value, int length) ->
                    with(part(Kind.STRUCT, value(value)), length);
            case Arg.Answer(var _, var _, OptionValue came) ->
                    came == null ? List.of() : List.of(part(Kind.STRUCT, value(came)));
            case Arg.Told(String member) ->
                    member.isEmpty() ? List.of() : List.of(part(Kind.STRUCT, member));
            case Arg.Bytes(byte[] bytes, int length) ->
                    with(part(Kind.BYTES, QuotedBytes.of(bytes)), length);
            case Arg.Room(int size, byte[] came) ->
                    came == null
                            ? List.of(part(Kind.NUMBER, size))
                            : with(part(Kind.BYTES, QuotedBytes.of(came)), size);
            case Arg.Null _ -> List.of(part(Kind.CONSTANT, "NULL"));
            case Arg.Pointer(long address) ->
                    List.of(part(Kind.NUMBER, "0x" + Long.toHexString(address)));
            case Arg.Polled polled -> with(part(Kind.STRUCT, polled(polled)), polled.count());
            case Arg.Pair(int first, int second) ->
                    first < 0
                            ? List.of()
                            : List.of(part(Kind.STRUCT, "[" + first + ", " + second + "]"));
            case Arg.Cell(Integer content) ->
                    content == null ? List.of() : List.of(part(Kind.STRUCT, "[" + content + "]"));
            case Arg.Limit limit -> List.of(part(Kind.STRUCT, limit(limit)));
            case Arg.LimitRoom(Arg.Limit came) ->
                    came == null ? List.of() : List.of(part(Kind.STRUCT, limit(came)));
            case Arg.Message message -> List.of(part(Kind.STRUCT, message(message)));
            case Arg.MessageRoom(var _, var _, Arg.Received came) ->
                    came == null ? List.of() : List.of(part(Kind.STRUCT, received(came)));
            case Arg.QueuedError(IcmpError error) ->
                    error == null ? List.of() : List.of(part(Kind.STRUCT, queued(error)));
            case Arg.Text(String text) ->
                    List.of(
                            part(
                                    Kind.BYTES,
                                    QuotedBytes.of(text.getBytes(StandardCharsets.UTF_8))));
            case Arg.Hints hints -> List.of(part(Kind.STRUCT, hints(hints)));
            case Arg.Found(List<SocketName> names) ->
                    names.isEmpty()
                            ? List.of()
                            : List.of(
                                    part(
                                            Kind.STRUCT,
                                            names.stream()
                                                    .map(ArgText::address)
                                                    .collect(Collectors.joining(", ", "[", "]"))));
            case Arg.DestroyOrder order -> List.of(part(Kind.STRUCT, order(order)));
            case Arg.NetlinkAnswer(Errno error) ->
                    List.of(
                            part(
                                    Kind.STRUCT,
                                    "{NLMSG_ERROR, error="
                                            + (error == null ? "0" : "-" + error.name())
                                            + "}"));
        };
    }

    private static Part part(Kind kind, Object text) {
        return new Part(kind, text.toString());
    }

    private static List<Part> with(Part part, @Nullable Integer number) {
        return number == null ? List.of(part) : List.of(part, part(Kind.NUMBER, number));
    }

    /** {@code POLLOUT|POLLERR}; {@code 0} for none. */
    public static String flags(Arg.Flags flags) {
        var text = new StringBuilder(24);
        for (Arg.Constant flag : flags.set()) {
            text.append(text.isEmpty() ? "" : "|").append(flag.name());
        }
        return text.isEmpty() ? "0" : text.toString();
    }

    /** {@code 127.0.0.1:3000}, {@code "/run/app.sock"}, {@code @"app"}. */
    public static String address(SocketName name) {
        return switch (name) {
            case SocketName.Inet inet -> inet.toString();
            case SocketName.UnixPath(String path) -> quoted(path);
            case SocketName.UnixAbstract(String hidden) -> "@" + quoted(hidden);
            case SocketName.UnixUnnamed _ -> "{AF_UNIX}";
            case SocketName.Netlink(int pid, int groups) ->
                    "{AF_NETLINK, nl_pid=" + pid + ", nl_groups=" + groups + "}";
            case SocketName.Packet(int protocol, int device) ->
                    "{AF_PACKET, sll_protocol=0x%04x, sll_ifindex=%d}".formatted(protocol, device);
            case SocketName.Vsock(int cid, int port) ->
                    "{AF_VSOCK, svm_cid=" + cid + ", svm_port=" + port + "}";
            case SocketName.Unspecified _ -> "{AF_UNSPEC}";
            case SocketName.Raw(byte[] bytes) -> QuotedBytes.of(bytes);
        };
    }

    private static String quoted(String text) {
        return QuotedBytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@code [1]}, {@code {l_onoff=1, l_linger=0}}. */
    public static String value(OptionValue value) {
        return switch (value) {
            case OptionValue.Int(int number) -> "[" + number + "]";
            case OptionValue.Linger(boolean on, int seconds) ->
                    "{l_onoff=" + (on ? 1 : 0) + ", l_linger=" + seconds + "}";
            case OptionValue.Time(long seconds, long micros) ->
                    "{tv_sec=" + seconds + ", tv_usec=" + micros + "}";
            case OptionValue.Name(String text) -> '"' + text + '"';
            case OptionValue.Membership(var group, int device) ->
                    "{group=" + group + ", ifindex=" + device + "}";
            case OptionValue.Tcp(int micros, int again) ->
                    "{tcpi_rtt=%s, tcpi_total_retrans=%d}"
                            .formatted(Integer.toUnsignedString(micros), again);
            case OptionValue.Raw(byte[] bytes) -> QuotedBytes.of(bytes);
        };
    }

    private static String polled(Arg.Polled polled) {
        return polled.shown().stream()
                .map(ArgText::watched)
                .collect(
                        Collectors.joining(
                                ", ",
                                polled.before() > 0 ? "[..., " : "[",
                                polled.after() > 0 ? ", ...]" : "]"));
    }

    private static String watched(Arg.Watched watched) {
        String said = watched.said().isEmpty() ? "" : ", revents=" + flags(watched.said());
        return "{fd=" + watched.descriptor() + ", events=" + flags(watched.events()) + said + "}";
    }

    private static String limit(Arg.Limit limit) {
        return "{rlim_cur=" + limit.soft() + ", rlim_max=" + limit.hard() + "}";
    }

    private static String message(Arg.Message message) {
        String to = message.to() == null ? "NULL" : address(message.to());
        return message.pieces().stream()
                .map(piece -> QuotedBytes.of(piece.bytes()))
                .collect(
                        Collectors.joining(
                                ", ",
                                "{msg_name=" + to + ", msg_iov=[",
                                "], msg_controllen=" + message.controlLength() + "}"));
    }

    private static String received(Arg.Received received) {
        String from = received.from() == null ? "NULL" : address(received.from());
        return "{msg_name=%s, msg_iov=[%s], msg_controllen=%d, msg_flags=%s}"
                .formatted(
                        from,
                        QuotedBytes.of(received.bytes()),
                        received.control().length,
                        flags(received.flags()));
    }

    private static String queued(IcmpError error) {
        return "{ee_origin=%s, ee_type=%d, ee_code=%d, offender=%s}"
                .formatted(
                        switch (error.family()) {
                            case IPV4 -> "SO_EE_ORIGIN_ICMP";
                            case IPV6 -> "SO_EE_ORIGIN_ICMP6";
                        },
                        error.type(),
                        error.code(),
                        error.sender());
    }

    private static String hints(Arg.Hints hints) {
        return "{ai_flags=%s, ai_family=%s, ai_socktype=%s, ai_protocol=%s}"
                .formatted(
                        flags(hints.flags()),
                        of(List.of(hints.family())),
                        of(List.of(hints.type())),
                        of(List.of(hints.protocol())));
    }

    private static String order(Arg.DestroyOrder order) {
        return "{SOCK_DESTROY, NLM_F_REQUEST|NLM_F_ACK, %s, %s, %s -> %s}"
                .formatted(
                        switch (order.family()) {
                            case IPV4 -> "AF_INET";
                            case IPV6 -> "AF_INET6";
                        },
                        switch (order.protocol()) {
                            case TCP -> "IPPROTO_TCP";
                            case UDP -> "IPPROTO_UDP";
                        },
                        order.local(),
                        order.remote() == null ? "*" : order.remote());
    }
}
