package dev.bindsight.platform.linux;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.TcpState;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of {@code ss -tuanHOe} as comparable text, and listed sockets in the same form. */
final class SsOutput {
    private static final Pattern LINE =
            Pattern.compile("(\\S+) +(\\S+) +(\\d+) +(\\d+) +(\\S+) +(\\S+) +(.*)");
    private static final Pattern UID = Pattern.compile("uid:(\\d+)");
    private static final Pattern INODE = Pattern.compile("ino:(\\d+)");
    private static final Pattern COOKIE = Pattern.compile("sk:([0-9a-f]+)");
    private static final Pattern V6ONLY = Pattern.compile("v6only:(\\d)");

    private SsOutput() {}

    /** What ss lists now, sorted. */
    static TreeSet<String> read() {
        try {
            Process ss = new ProcessBuilder("ss", "-tuanHOe").redirectErrorStream(true).start();
            String text = new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var lines = new TreeSet<String>();
            text.lines().forEach(line -> lines.add(normal(line)));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether this ss lists bound-only sockets, as that of iproute2 6.15 does and 6.1 does not. */
    static boolean hasBoundOnly(Set<String> lines) {
        return lines.stream().anyMatch(line -> line.startsWith("tcp UNCONN "));
    }

    /** The same of sockets that were listed, with or without the bound-only ones. */
    static TreeSet<String> of(List<ListedSocket> sockets, boolean withBoundOnly) {
        var lines = new TreeSet<String>();
        for (ListedSocket socket : sockets) {
            if (withBoundOnly || socket.state() != TcpState.BOUND_INACTIVE) {
                lines.add(line(socket));
            }
        }
        return lines;
    }

    private static String normal(String line) {
        Matcher fields = LINE.matcher(line);
        if (!fields.matches()) {
            throw new AssertionError("ss said: " + line);
        }
        String rest = fields.group(7);
        return String.join(
                " ",
                fields.group(1),
                fields.group(2),
                fields.group(3),
                fields.group(4),
                fields.group(5),
                fields.group(6),
                first(UID, rest, "0"),
                first(INODE, rest, "?"),
                first(COOKIE, rest, "?"),
                first(V6ONLY, rest, "-1"));
    }

    private static String first(Pattern pattern, String text, String other) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : other;
    }

    private static String line(ListedSocket socket) {
        boolean dualStack =
                socket.local().family() == AddressFamily.IPV6
                        && socket.local().isWildcard()
                        && socket.v6only() == 0;
        return String.join(
                " ",
                socket.protocol() == Protocol.TCP ? "tcp" : "udp",
                state(socket.state().label(socket.protocol())),
                Long.toString(socket.receiveQueue()),
                Long.toString(socket.sendQueue()),
                address(dualStack ? "*" : socket.local().toString()) + ":" + socket.localPort(),
                address(dualStack ? "*" : socket.remote().toString())
                        + ":"
                        + (socket.remotePort() == 0 ? "*" : socket.remotePort()),
                Long.toString(socket.uid()),
                Long.toString(socket.inode()),
                Long.toHexString(socket.cookie()),
                Integer.toString(socket.v6only()));
    }

    private static String address(String address) {
        return address.contains(":") ? "[" + address + "]" : address;
    }

    private static String state(String label) {
        return switch (label) {
            case "ESTABLISHED" -> "ESTAB";
            case "BOUND" -> "UNCONN";
            case "FIN_WAIT1" -> "FIN-WAIT-1";
            case "FIN_WAIT2" -> "FIN-WAIT-2";
            default -> label.replace('_', '-');
        };
    }
}
