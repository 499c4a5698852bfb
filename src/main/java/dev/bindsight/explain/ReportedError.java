package dev.bindsight.explain;

import static dev.bindsight.model.ErrnoName.EACCES;
import static dev.bindsight.model.ErrnoName.EADDRINUSE;
import static dev.bindsight.model.ErrnoName.EADDRNOTAVAIL;

import dev.bindsight.explain.errnos.ErrnoKind;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Port;
import dev.bindsight.model.TlsRefusal;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * An error as a program printed it: what it says, and nothing that it leaves out.
 *
 * @param errno its name in the reference, such as {@code EADDRINUSE} or {@code EAI_NONAME}; {@code
 *     UNKNOWN} where a call is said to have failed but not why
 * @param call the call that is said to have failed, in the word of whoever printed it: {@code
 *     listen}, {@code bind}, {@code connect}, {@code getaddrinfo}; absent where none is named
 * @param host the address or name as it is printed, without brackets; absent where none is named
 * @param port the port, absent where none is named
 * @param number the errno as it was printed, such as -98 or 10048; absent where none was
 * @param tls why the handshake failed, where it is one that did
 */
public record ReportedError(
        String errno,
        @Nullable String call,
        @Nullable String host,
        @Nullable Port port,
        @Nullable Integer number,
        @Nullable TlsRefusal tls) {
    /** What only a server is told when it wants a port (bind(2), listen(2)). */
    private static final Set<ErrnoName> OF_A_SERVER = Set.of(EADDRINUSE, EADDRNOTAVAIL, EACCES);

    private static final Set<String> SERVER_CALLS = Set.of("bind", "listen");

    /** One that says no number and is not of TLS. */
    public ReportedError(
            String errno, @Nullable String call, @Nullable String host, @Nullable Port port) {
        this(errno, call, host, port, null, null);
    }

    /**
     * The name that scripts rely on: {@code ENOTFOUND} where a name was not found, as Node.js and
     * what imitates it say, and else that of the reference.
     */
    public String scriptName() {
        return ErrnoKind.NO_NAME.has(errno) ? "ENOTFOUND" : errno;
    }

    /** Whether a server was refused a port, rather than a client a connection. */
    public boolean isOfServer() {
        if (call != null) {
            return SERVER_CALLS.contains(call);
        }
        ErrnoName known = ErrnoName.of(errno);
        return known != null && OF_A_SERVER.contains(known);
    }

    /** Whether the place is a Unix socket: no name or address has a slash or begins with @. */
    public boolean isOfUnixSocket() {
        return host != null && (host.indexOf('/') >= 0 || host.startsWith("@"));
    }

    /**
     * Whether it is about a port of the machine that printed it: a server's own, or one of its
     * loopback. Of another address nobody can tell from the text whose it is.
     */
    public boolean isHere() {
        return isOfServer()
                || host == null
                || host.equals("*")
                || host.equalsIgnoreCase("localhost")
                || IpAddressText.parse(host)
                        .filter(address -> address.isLoopback() || address.isWildcard())
                        .isPresent();
    }
}
