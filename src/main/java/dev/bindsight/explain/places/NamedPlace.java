package dev.bindsight.explain.places;

import org.jspecify.annotations.Nullable;

/**
 * Where a text names an address, a name or a port.
 *
 * @param form what is named
 * @param role what the words before it say of it
 * @param host as printed, without brackets and quotes; absent where none is named or only a
 *     placeholder stands there
 * @param port 1 to 65535, or 0 where none is named
 * @param start where it begins
 * @param end behind it
 * @param hostSpan the host alone, absent with it
 * @param portSpan the port alone, absent with it
 */
public record NamedPlace(
        Form form,
        Role role,
        @Nullable String host,
        int port,
        int start,
        int end,
        @Nullable Piece hostSpan,
        @Nullable Piece portSpan) {
    /** What is named. */
    public enum Form {
        /** A host with a port. */
        PAIR,
        /** A port alone. */
        PORT,
        /** An address or a name alone. */
        HOST,
        /** The path of a Unix socket, as the host. */
        PATH
    }

    /** What the words before a place say of it. */
    public enum Role {
        /** Nothing. */
        PLAIN,
        /** It stands in a field of that name: {@code port: 80}, {@code host=db}. */
        KEYED,
        /** The other program that a proxy could not reach. */
        UPSTREAM,
        /** The other end, or one's own, or who asked: not what failed. */
        OTHER
    }

    static NamedPlace pair(
            Role role,
            @Nullable String host,
            int port,
            int start,
            int end,
            Piece hostAt,
            Piece portAt) {
        return new NamedPlace(
                Form.PAIR,
                role,
                host,
                port,
                start,
                end,
                host == null ? null : hostAt,
                port == 0 ? null : portAt);
    }

    static NamedPlace host(Role role, String host, int start, int end, Piece at) {
        return new NamedPlace(Form.HOST, role, host, 0, start, end, at, null);
    }

    static NamedPlace port(Role role, int port, int start, int end, Piece at) {
        return new NamedPlace(Form.PORT, role, null, port, start, end, null, at);
    }

    static NamedPlace path(Role role, String path, int start, int end) {
        return new NamedPlace(Form.PATH, role, path, 0, start, end, new Piece(start, end), null);
    }

    NamedPlace as(Role other) {
        return other == role
                ? this
                : new NamedPlace(form, other, host, port, start, end, hostSpan, portSpan);
    }

    /** This host with that port. */
    NamedPlace with(NamedPlace port) {
        return new NamedPlace(
                Form.PAIR,
                role == Role.OTHER || port.role == Role.OTHER ? Role.OTHER : role,
                host,
                port.port,
                Math.min(start, port.start),
                Math.max(end, port.end),
                hostSpan,
                port.portSpan);
    }

    /** Whether it can be nothing else: it has a port, or is an address or a path. */
    public boolean isCertain() {
        boolean address =
                host != null
                        && (IpText.isIpv4(host, 0, host.length())
                                || IpText.isIpv6(host, 0, host.length()));
        return form != Form.HOST || address;
    }
}
