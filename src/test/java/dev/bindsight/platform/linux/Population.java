package dev.bindsight.platform.linux;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.SocketCalls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sockets of every kind on ephemeral loopback ports, as a seed decides. */
final class Population implements AutoCloseable {
    private static final int KINDS = 10;

    private final SocketCalls calls;
    private final Random random;
    private final List<NetworkChannel> channels = new ArrayList<>();
    private final List<Integer> descriptors = new ArrayList<>();

    Population(SocketCalls calls, long seed) {
        this.calls = calls;
        random = new Random(seed);
    }

    /** Adds so many groups of sockets; a group has one to three. */
    Population add(int groups) throws IOException {
        for (int i = 0; i < groups; i++) {
            addGroup(i % KINDS);
        }
        return this;
    }

    private void addGroup(int kind) throws IOException {
        switch (kind) {
            case 0 -> listener(family(), 1 + random.nextInt(200));
            case 1 -> v6listener();
            case 2 -> connection();
            case 3 -> connect(listener(family(), 5));
            case 4 -> boundOnly(AddressFamily.IPV4, IpAddress.LOOPBACK_IPV4);
            case 5 -> boundOnly(AddressFamily.IPV6, IpAddress.ANY_IPV6);
            case 6 -> datagram(false);
            case 7 -> datagram(true);
            case 8 -> halfClosed();
            default -> timeWait();
        }
    }

    private ProtocolFamily family() {
        return random.nextBoolean() ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
    }

    private ServerSocketChannel listener(ProtocolFamily family, int backlog) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(family);
        channels.add(server);
        boolean any = random.nextBoolean();
        InetAddress loopback =
                InetAddress.getByName(family == StandardProtocolFamily.INET ? "127.0.0.1" : "::1");
        server.bind(any ? new InetSocketAddress(0) : new InetSocketAddress(loopback, 0), backlog);
        return server;
    }

    private void v6listener() {
        int descriptor = descriptor(AddressFamily.IPV6);
        require(calls.setOption(descriptor, SocketOption.IPV6_V6ONLY, random.nextInt(2)));
        require(calls.bind(descriptor, any(IpAddress.ANY_IPV6), 0));
        require(calls.listen(descriptor, 7));
    }

    private void boundOnly(AddressFamily family, IpAddress address) {
        require(calls.bind(descriptor(family), any(address), 0));
    }

    private int descriptor(AddressFamily family) {
        int descriptor = (int) require(calls.socket(family, Protocol.TCP, false));
        descriptors.add(descriptor);
        return descriptor;
    }

    private SocketChannel connect(ServerSocketChannel server) throws IOException {
        int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
        boolean loopbackV6 = server.getLocalAddress().toString().contains("0:0:0:0:0:0:0:1");
        // a channel of no family is an IPv6 socket, so that 127.0.0.1 shows as IPv4-mapped
        SocketChannel client =
                SocketChannel.open(
                        new InetSocketAddress(
                                InetAddress.getByName(loopbackV6 ? "::1" : "127.0.0.1"), port));
        channels.add(client);
        return client;
    }

    private void connection() throws IOException {
        ServerSocketChannel server = listener(family(), 5);
        SocketChannel client = connect(server);
        channels.add(server.accept());
        client.write(ByteBuffer.allocate(1 + random.nextInt(500)));
    }

    private void halfClosed() throws IOException {
        ServerSocketChannel server = listener(family(), 5);
        SocketChannel client = connect(server);
        channels.add(server.accept());
        client.shutdownOutput();
    }

    private void timeWait() throws IOException {
        try (ServerSocketChannel server = listener(family(), 5);
                SocketChannel client = connect(server);
                SocketChannel accepted = server.accept()) {
            client.shutdownOutput();
            accepted.read(ByteBuffer.allocate(1));
        }
    }

    private void datagram(boolean connected) throws IOException {
        DatagramChannel channel = DatagramChannel.open(family());
        channels.add(channel);
        channel.bind(new InetSocketAddress(0));
        if (connected) {
            channel.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 9));
        }
    }

    private static Endpoint any(IpAddress address) {
        return new Endpoint(address, new Port(0));
    }

    /** What a call returned that has to work. */
    static long require(TracedCall call) {
        return switch (call.result()) {
            case SyscallResult.Returned(long value) -> value;
            case SyscallResult.Failed _ -> throw new AssertionError(call.toString());
        };
    }

    @Override
    public void close() throws IOException {
        for (NetworkChannel channel : channels) {
            channel.close();
        }
        for (int descriptor : descriptors) {
            calls.close(descriptor);
        }
    }
}
