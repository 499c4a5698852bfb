package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;

/** The identity of a socket across snapshots: what keeps a selected row selected. */
public sealed interface SocketKey extends Comparable<SocketKey> {
    /**
     * A socket known by the number the kernel made for it, which it gives to no other socket until
     * the next boot; TIME_WAIT keeps that of the connection it came from (sock_diag(7)).
     *
     * @param cookie {@code idiag_cookie}, unsigned
     */
    record ByCookie(long cookie) implements SocketKey {}

    /**
     * A socket from a source without cookies.
     *
     * @param protocol its protocol
     * @param local where it is bound
     * @param remote its peer, absent while it has none
     * @param networkNamespace inode of the network namespace, 0 where it is not known
     * @param inode inode of the socket, 0 where it has none
     */
    record ByAddress(
            Protocol protocol,
            Endpoint local,
            @Nullable Endpoint remote,
            long networkNamespace,
            long inode)
            implements SocketKey {
        private static final Comparator<ByAddress> ORDER =
                Comparator.comparing(ByAddress::local)
                        .thenComparing(ByAddress::protocol)
                        .thenComparing(
                                ByAddress::remote, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparingLong(ByAddress::networkNamespace)
                        .thenComparingLong(ByAddress::inode);
    }

    /** A total order, so that rows that compare equal in a column keep their places. */
    @Override
    default int compareTo(SocketKey other) {
        return switch (this) {
            case ByCookie mine ->
                    other instanceof ByCookie theirs
                            ? Long.compareUnsigned(mine.cookie, theirs.cookie)
                            : -1;
            case ByAddress mine ->
                    other instanceof ByAddress theirs ? ByAddress.ORDER.compare(mine, theirs) : 1;
        };
    }
}
