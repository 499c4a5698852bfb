package dev.bindsight.explain.places;

import org.jspecify.annotations.Nullable;

/** {@code bind(0.0.0.0, 143)}: an address and a port as the arguments of a call. */
final class ArgumentPair {
    private ArgumentPair() {}

    /** The address with the port behind it, absent where none is. */
    static @Nullable NamedPlace at(String text, NamedPlace address) {
        int digits = address.end() + 2;
        boolean argument =
                address.form() == NamedPlace.Form.HOST
                        && address.isCertain()
                        && Ascii.at(text, address.start() - 1) == '('
                        && text.startsWith(", ", address.end());
        int end = argument ? Ascii.behindDigits(text, digits, 5) : digits;
        if (end == digits || Ascii.at(text, end) != ')') {
            return null;
        }
        int port = Ascii.number(text, digits, end);
        return port < 1 || port > 65_535
                ? null
                : address.with(
                        NamedPlace.port(address.role(), port, digits, end, new Piece(digits, end)));
    }
}
