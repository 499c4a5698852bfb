package dev.bindsight.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port that nobody has, for tests that bind it later or want nobody to listen there. It is none
 * that the kernel picks: one that it picked and that was closed again is given to the next who asks
 * for any, in the other processes of the tests too, and a client that connects to it may be given
 * it as its own port and so be connected to itself.
 */
public final class SparePort {
    private static final Path PICKED = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    private static final int FIRST = 20_000;
    private static final int LAST = 30_000;
    private static final int TRIES = 1_000;

    private SparePort() {}

    /** One that can be bound at every address, over TCP and UDP. */
    public static int any() {
        int end = isAnyPicked() ? LAST : firstPicked();
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, end);
            if (isFree(port)) {
                return port;
            }
        }
        throw new AssertionError("no port from " + FIRST + " to " + end + " is free");
    }

    /** Whether the kernel picks of all ports, so that none is safe from it. */
    static boolean isAnyPicked() {
        return firstPicked() <= FIRST;
    }

    private static int firstPicked() {
        try {
            return Integer.parseInt(Files.readString(PICKED).strip().split("\\s+")[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(int port) {
        try (var server = new ServerSocket();
                var datagrams = new DatagramSocket(port)) {
            // what is left of connections is in the way too
            server.setReuseAddress(false);
            server.bind(new InetSocketAddress(port));
            return server.isBound() && datagrams.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
