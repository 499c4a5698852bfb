package dev.bindsight.explain.places;

import dev.bindsight.model.IpAddressText;

import org.jspecify.annotations.Nullable;

/** Reads an address as Erlang prints it: {@code {127,0,0,1}}, {@code {{0,0,0,0,0,0,0,1},8088}}. */
final class ErlangTuple {
    private ErlangTuple() {}

    static @Nullable NamedPlace at(String text, int open, int to) {
        boolean withPort = Ascii.at(text, open + 1) == '{';
        int first = withPort ? open + 2 : open + 1;
        int[] numbers = new int[8];
        int count = 0;
        int i = first;
        while (count < 8) {
            while (i < to && text.charAt(i) <= ' ') {
                i++;
            }
            int end = Ascii.behindDigits(text, i, 5);
            if (end == i) {
                return null;
            }
            numbers[count++] = Ascii.number(text, i, end);
            i = end;
            if (i >= to || text.charAt(i) != ',') {
                break;
            }
            i++;
        }
        if (i >= to || text.charAt(i) != '}') {
            return null;
        }
        String host = address(numbers, count);
        if (host == null) {
            return null;
        }
        var at = new Piece(first, i);
        return withPort || isListener(text, open)
                ? withPort(text, withPort ? open : open - 1, i + 1, to, host, at)
                : NamedPlace.host(NamedPlace.Role.PLAIN, host, open, i + 1, at);
    }

    /** {@code {acceptor,{0,0,0,0},5671}}, as RabbitMQ names its listeners. */
    private static boolean isListener(String text, int open) {
        return text.startsWith("acceptor,", open - 9);
    }

    private static NamedPlace withPort(
            String text, int open, int behind, int to, String host, Piece at) {
        int from = behind;
        while (from < to && (text.charAt(from) == ',' || text.charAt(from) == ' ')) {
            from++;
        }
        int end = Ascii.behindDigits(text, from, 5);
        int port = end > from ? Ascii.number(text, from, end) : 0;
        return port < 1 || port > 65_535
                ? NamedPlace.host(NamedPlace.Role.PLAIN, host, open + 1, behind, at)
                : NamedPlace.pair(
                        NamedPlace.Role.PLAIN, host, port, open, end, at, new Piece(from, end));
    }

    private static @Nullable String address(int[] numbers, int count) {
        if (count == 4) {
            var quad = new StringBuilder();
            for (int i = 0; i < 4; i++) {
                if (numbers[i] > 255) {
                    return null;
                }
                quad.append(i == 0 ? "" : ".").append(numbers[i]);
            }
            return quad.toString();
        }
        if (count != 8) {
            return null;
        }
        var groups = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (numbers[i] > 0xFFFF) {
                return null;
            }
            groups.append(i == 0 ? "" : ":").append(Integer.toHexString(numbers[i]));
        }
        return IpAddressText.parse(groups.toString()).map(Object::toString).orElse(null);
    }
}
