package dev.bindsight.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A listener whose accept queue is full: it drops each further SYN, so that a connect hangs. */
final class FullQueue implements AutoCloseable {
    private final ServerSocket server;
    private final List<Socket> queue = new ArrayList<>();

    FullQueue() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        // a queue is full when it holds one more than its backlog
        for (int i = 0; i < 2; i++) {
            queue.add(new Socket(server.getInetAddress(), port()));
        }
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (Socket each : queue) {
            each.close();
        }
        server.close();
    }
}
