package dev.bindsight.platform.portable;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * A socket that becomes a channel of the JDK with its first bind or connect, because only then is
 * known which channel it takes. Not safe for use by several threads at once, except close.
 */
final class PortableSocket {
    private final AddressFamily family;
    private final Protocol protocol;
    private final boolean nonBlocking;
    private final Map<SocketOption, Boolean> options = new EnumMap<>(SocketOption.class);
    private @Nullable NetworkChannel channel;

    PortableSocket(AddressFamily family, Protocol protocol, boolean nonBlocking) {
        this.family = family;
        this.protocol = protocol;
        this.nonBlocking = nonBlocking;
    }

    /** Notes an option; false where the JDK cannot set it so. Its IPv6 sockets are dual-stack. */
    boolean setOption(SocketOption option, int value) {
        options.put(option, value != 0);
        return switch (option) {
            case SO_REUSEADDR, SO_REUSEPORT -> true;
            case IPV6_V6ONLY, IP_FREEBIND -> value == 0;
        };
    }

    /** Binds, and for TCP listens with the JDK's backlog. */
    void bind(Endpoint local, int scope) throws IOException {
        NetworkChannel made =
                protocol == Protocol.TCP
                        ? ServerSocketChannel.open(protocolFamily())
                        : DatagramChannel.open(protocolFamily());
        channel = made;
        // off where it was not asked for: the JDK sets it by itself for servers
        set(made, SocketOption.SO_REUSEADDR, StandardSocketOptions.SO_REUSEADDR);
        set(made, SocketOption.SO_REUSEPORT, StandardSocketOptions.SO_REUSEPORT);
        made.bind(address(local, scope));
    }

    /** Whether it listens. */
    boolean isListening() throws IOException {
        return channel instanceof ServerSocketChannel && channel.getLocalAddress() != null;
    }

    /**
     * Connects.
     *
     * @return whether it is connected; false too for a socket that is bound already, which the JDK
     *     cannot connect
     */
    boolean connect(Endpoint remote, int scope) throws IOException {
        if (channel != null) {
            return false;
        }
        SocketChannel made = SocketChannel.open(protocolFamily());
        channel = made;
        made.configureBlocking(!nonBlocking);
        return made.connect(address(remote, scope));
    }

    /** Whether a connect is under way. */
    boolean isConnecting() {
        return channel instanceof SocketChannel connecting && connecting.isConnectionPending();
    }

    /** Waits until a connect is decided; false if the time ran out first. */
    boolean awaitConnected(Duration limit) throws IOException {
        if (!(channel instanceof SocketChannel connecting)) {
            return false;
        }
        try (Selector selector = Selector.open()) {
            connecting.register(selector, SelectionKey.OP_CONNECT);
            return limit.toMillis() == 0
                    ? selector.selectNow() > 0
                    : selector.select(limit.toMillis()) > 0;
        }
    }

    /** How a connect that was decided ended: null if it is connected, else why not. */
    @Nullable IOException finishConnect() {
        try {
            if (channel instanceof SocketChannel connecting) {
                connecting.finishConnect();
            }
            return null;
        } catch (IOException refused) {
            return refused;
        }
    }

    /** The port it is bound to, null if it is not. */
    @Nullable Integer boundPort() throws IOException {
        return channel != null && channel.getLocalAddress() instanceof InetSocketAddress bound
                ? bound.getPort()
                : null;
    }

    void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private void set(NetworkChannel made, SocketOption option, java.net.SocketOption<Boolean> jdk)
            throws IOException {
        if (made.supportedOptions().contains(jdk)) {
            made.setOption(jdk, options.getOrDefault(option, false));
        }
    }

    private StandardProtocolFamily protocolFamily() {
        return switch (family) {
            case IPV4 -> StandardProtocolFamily.INET;
            case IPV6 -> StandardProtocolFamily.INET6;
        };
    }

    private static InetSocketAddress address(Endpoint endpoint, int scope)
            throws UnknownHostException {
        return new InetSocketAddress(
                inetAddress(endpoint.address(), scope), endpoint.port().number());
    }

    private static InetAddress inetAddress(IpAddress address, int scope)
            throws UnknownHostException {
        return switch (address.family()) {
            case IPV4 ->
                    InetAddress.getByAddress(
                            ByteBuffer.allocate(4).putInt((int) address.low()).array());
            case IPV6 ->
                    Inet6Address.getByAddress(
                            null,
                            ByteBuffer.allocate(16)
                                    .putLong(address.high())
                                    .putLong(address.low())
                                    .array(),
                            scope);
        };
    }
}
