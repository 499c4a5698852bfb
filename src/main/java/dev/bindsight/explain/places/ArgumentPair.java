package dev.bindsight.explain.places;

import org.jspecify.annotations.Nullable;

/**
 * {@code bind(0.0.0.0, 143)}: an address and a port as the arguments of a call; {@code [IP:
 * 192.0.2.9 443]}: both as apt has them.
 */
final class ArgumentPair {
    private static final String OF_APT = "[IP: ";

    private ArgumentPair() {}

    /** The address with the port behind it, absent where none is. */
    static @Nullable NamedPlace at(String text, NamedPlace address) {
        if (address.form() != NamedPlace.Form.HOST || !address.isCertain()) {
            return null;
        }
        if (Ascii.at(text, address.start() - 1) == '(' && text.startsWith(", ", address.end())) {
            return with(text, address, address.end() + 2, ')');
        }
        Piece host = address.hostSpan();
        return host != null
                        && text.startsWith(OF_APT, host.start() - OF_APT.length())
                        && Ascii.at(text, host.end()) == ' '
                ? with(text, address, host.end() + 1, ']')
                : null;
    }

    private static @Nullable NamedPlace with(
            String text, NamedPlace address, int digits, char close) {
        int end = Ascii.behindDigits(text, digits, 5);
        if (end == digits || Ascii.at(text, end) != close) {
            return null;
        }
        int port = Ascii.number(text, digits, end);
        return port < 1 || port > 65_535
                ? null
                : address.with(
                        NamedPlace.port(address.role(), port, digits, end, new Piece(digits, end)));
    }
}
