package dev.bindsight.platform.portable;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.platform.JdkAddress;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A socket that becomes a channel of the JDK with its first bind or connect, because only then is
 * known which channel it takes. Not safe for use by several threads at once, except shutdown and
 * close.
 */
final class PortableSocket {
    /** What strerror(3) says of EAGAIN, for {@link JdkErrors} to read. */
    private static final String WOULD_BLOCK = "Resource temporarily unavailable";

    private final AddressFamily family;
    private final Protocol protocol;
    private final boolean nonBlocking;
    private final Map<SocketOption, Boolean> options = new EnumMap<>(SocketOption.class);
    private volatile @Nullable NetworkChannel channel;
    private volatile @Nullable Selector waiting;

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
            case IPV6_V6ONLY, IP_FREEBIND, IPV6_FREEBIND -> value == 0;
        };
    }

    /** Lets close reset the connection; false where there is none. */
    boolean abortOnClose() throws IOException {
        if (!(channel instanceof SocketChannel connected)) {
            return false;
        }
        connected.setOption(StandardSocketOptions.SO_LINGER, 0);
        return true;
    }

    /** Binds, and for TCP listens with the JDK's backlog. */
    void bind(Endpoint local, int scope) throws IOException {
        NetworkChannel made =
                protocol == Protocol.TCP
                        ? ServerSocketChannel.open(protocolFamily())
                        : DatagramChannel.open(protocolFamily());
        channel = made;
        bind(made, JdkAddress.write(local, scope));
    }

    private void bind(NetworkChannel made, InetSocketAddress local) throws IOException {
        // off where it was not asked for: the JDK sets it by itself for servers
        set(made, SocketOption.SO_REUSEADDR, StandardSocketOptions.SO_REUSEADDR);
        set(made, SocketOption.SO_REUSEPORT, StandardSocketOptions.SO_REUSEPORT);
        made.bind(local);
    }

    /** Whether it listens. */
    boolean isListening() throws IOException {
        return channel instanceof ServerSocketChannel bound && bound.getLocalAddress() != null;
    }

    /** The next connection, null where this is no listener. */
    @Nullable PortableSocket accept() throws IOException {
        if (!(channel instanceof ServerSocketChannel listener)) {
            return null;
        }
        SocketChannel accepted = listener.accept();
        if (accepted == null) {
            throw new IOException(WOULD_BLOCK);
        }
        var socket = new PortableSocket(family, protocol, false);
        socket.channel = accepted;
        return socket;
    }

    /** Connects; a TCP socket that is bound already keeps its address. Returns whether it is. */
    boolean connect(Endpoint remote, int scope) throws IOException {
        InetSocketAddress address = JdkAddress.write(remote, scope);
        if (protocol == Protocol.UDP) {
            DatagramChannel datagrams =
                    channel instanceof DatagramChannel bound
                            ? bound
                            : DatagramChannel.open(protocolFamily());
            channel = datagrams;
            datagrams.connect(address);
            return true;
        }
        SocketChannel made = SocketChannel.open(protocolFamily());
        NetworkChannel bound = channel;
        channel = made;
        if (bound != null) {
            // what was bound was taken for a server; its address is free again once it is closed
            var local = (InetSocketAddress) bound.getLocalAddress();
            bound.close();
            bind(made, local);
        }
        made.configureBlocking(!nonBlocking);
        return made.connect(address);
    }

    /** Whether a connect is under way. */
    boolean isConnecting() {
        return channel instanceof SocketChannel connecting && connecting.isConnectionPending();
    }

    /** Waits until a connect is decided or a send would not block; false if there was no time. */
    boolean awaitWritable(Duration limit) throws IOException {
        int write = SelectionKey.OP_WRITE;
        return await(isConnecting() ? SelectionKey.OP_CONNECT : write, limit);
    }

    /** Waits until a receive or an accept would not block; false if there was no time. */
    boolean awaitReadable(Duration limit) throws IOException {
        boolean listens = channel instanceof ServerSocketChannel;
        return await(listens ? SelectionKey.OP_ACCEPT : SelectionKey.OP_READ, limit);
    }

    private boolean await(int operation, Duration limit) throws IOException {
        if (!(channel instanceof SelectableChannel selectable)) {
            return false;
        }
        try (Selector selector = Selector.open()) {
            waiting = selector;
            if (!selectable.isOpen()) {
                return true;
            }
            selectable.configureBlocking(false);
            selectable.register(selector, operation);
            boolean ready =
                    limit.toMillis() == 0
                            ? selector.selectNow() > 0
                            : selector.select(limit.toMillis()) > 0;
            return ready || !selectable.isOpen();
        } finally {
            waiting = null;
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

    /** Where it is bound, null if it is not. */
    @Nullable Endpoint localEndpoint() throws IOException {
        NetworkChannel made = channel;
        return made != null && made.getLocalAddress() instanceof InetSocketAddress bound
                ? JdkAddress.of(bound)
                : null;
    }

    /** Its peer, null if it has none. */
    @Nullable Endpoint remoteEndpoint() throws IOException {
        return channel instanceof SocketChannel connected
                        && connected.getRemoteAddress() instanceof InetSocketAddress peer
                ? JdkAddress.of(peer)
                : null;
    }

    /** Sends what goes out at once and returns how much, null where it has no peer. */
    @Nullable Integer send(ByteBuffer bytes) throws IOException {
        return switch (channel) {
            case SocketChannel stream -> {
                stream.configureBlocking(false);
                int sent = stream.write(bytes);
                if (sent == 0 && bytes.hasRemaining()) {
                    throw new IOException(WOULD_BLOCK);
                }
                yield sent;
            }
            // the JDK makes no call at all for an empty one
            case DatagramChannel datagrams ->
                    datagrams.write(bytes.hasRemaining() ? bytes : ByteBuffer.allocate(1));
            case null, default -> null;
        };
    }

    /** Receives what is there, and returns how much; 0 is the end of a stream. */
    @Nullable Integer receive(ByteBuffer bytes, Consumer<Endpoint> from) throws IOException {
        return switch (channel) {
            case SocketChannel stream -> {
                stream.configureBlocking(false);
                int count = stream.read(bytes);
                if (count == 0) {
                    throw new IOException(WOULD_BLOCK);
                }
                yield Math.max(0, count);
            }
            case DatagramChannel datagrams -> {
                datagrams.configureBlocking(false);
                if (!(datagrams.receive(bytes) instanceof InetSocketAddress sender)) {
                    throw new IOException(WOULD_BLOCK);
                }
                from.accept(JdkAddress.of(sender));
                yield bytes.position();
            }
            case null, default -> null;
        };
    }

    /** Ends both directions, and whatever waits. */
    void shutdown() throws IOException {
        if (channel instanceof SocketChannel stream && stream.isConnected()) {
            stream.shutdownInput();
            stream.shutdownOutput();
        } else {
            close();
        }
        Selector selector = waiting;
        if (selector != null) {
            selector.wakeup();
        }
    }

    void close() throws IOException {
        NetworkChannel made = channel;
        if (made != null) {
            made.close();
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
}
