package dev.bindsight.model;

/** The address of a socket, of whatever family (socket(7)). */
public sealed interface SocketName {
    /**
     * {@code AF_INET} and {@code AF_INET6}.
     *
     * @param scope interface index of a link-local address, else 0
     */
    record Inet(Endpoint endpoint, int scope) implements SocketName {
        /** An endpoint without a scope. */
        public Inet(Endpoint endpoint) {
            this(endpoint, 0);
        }

        /** {@code 127.0.0.1:3000}, {@code [fe80::1%2]:3000}. */
        @Override
        public String toString() {
            return scope == 0
                    ? endpoint.toString()
                    : "[" + endpoint.address() + "%" + scope + "]:" + endpoint.port();
        }
    }

    /** {@code AF_UNIX}: a file (unix(7)). */
    record UnixPath(String path) implements SocketName {}

    /** {@code AF_UNIX} without a file: a name in the network namespace. */
    record UnixAbstract(String name) implements SocketName {}

    /** {@code AF_UNIX} without a name, as of socketpair(2) and of a client. */
    record UnixUnnamed() implements SocketName {}

    /** {@code AF_NETLINK} (netlink(7)). */
    record Netlink(int pid, int groups) implements SocketName {}

    /**
     * {@code AF_PACKET} (packet(7)).
     *
     * @param protocol the Ethernet protocol, such as 0x0800
     * @param device interface index, 0 for any
     */
    record Packet(int protocol, int device) implements SocketName {}

    /** {@code AF_VSOCK} (vsock(7)). */
    record Vsock(int cid, int port) implements SocketName {}

    /** {@code AF_UNSPEC}: connect(2) with it dissolves what it connected. */
    record Unspecified() implements SocketName {}

    /** Bytes as they are: another family, or none at all. */
    record Raw(byte[] bytes) implements SocketName {}
}
