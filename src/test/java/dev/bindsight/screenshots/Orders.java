package dev.bindsight.screenshots;

import dev.bindsight.testbed.ChildProcess;

/**
 * What flows on the picture of Connections: a server, clients that ask it in bursts, two dozen that
 * it has not noticed leaving, and one that stops to read.
 */
final class Orders implements AutoCloseable {
    private final ChildProcess server = ChildProcess.start("python3", "orders.py");
    private final ChildProcess visitors;
    private final ChildProcess report;

    Orders() {
        server.awaitLine("^ready$");
        visitors = ChildProcess.start("python3", "visitors.py");
        report = ChildProcess.start("python3", "report.py");
    }

    @Override
    public void close() {
        report.close();
        visitors.close();
        server.close();
    }
}
