package dev.bindsight.cli;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.SparePort;

/** Other programs that hold ports, and ports that nobody holds. */
final class Listeners {
    /** What every holder begins with. */
    private static final String PARTS =
            """
            import socket as s
            def listener(family=s.AF_INET, address='127.0.0.1', *options):
                made = s.socket(family)
                for level, name, value in options: made.setsockopt(level, name, value)
                made.bind((address, 0)); made.listen(5)
                return made
            def pair(l):
                client = s.create_connection(l.getsockname())
                return client, l.accept()[0]
            REUSE = (s.SOL_SOCKET, s.SO_REUSEADDR, 1)
            """;

    private static final String HOLD = "\nprint('port', port, flush=True)\ninput()\n";

    /**
     * A listener that takes whoever comes, and says how many that were when it is asked: whom the
     * kernel let in by then and the program has not yet taken counts too.
     */
    private static final String SERVER =
            """
            import select, socket, threading
            l = socket.socket(); l.bind(('127.0.0.1', 0)); l.listen(64); l.setblocking(False)
            seen, one = [], threading.Lock()
            def take():
                with one:
                    try:
                        while True: seen.append(l.accept())
                    except BlockingIOError: pass
            def serve():
                while select.select([l], [], []): take()
            threading.Thread(target=serve, daemon=True).start()
            print('port', l.getsockname()[1], flush=True)
            while True:
                input(); take(); print('seen', len(seen), flush=True)
            """;

    private Listeners() {}

    /** A program that makes sockets, puts the port of one into {@code port}, and keeps them. */
    static ChildProcess holder(String program) {
        return ChildProcess.python(PARTS + program + HOLD);
    }

    /** A program that listens on 127.0.0.1; for a line it says how many it {@code seen}. */
    static ChildProcess accepting() {
        return ChildProcess.python(SERVER);
    }

    /** The port a program printed. */
    static int port(ChildProcess child) {
        return child.awaitNumber("port (\\d+)");
    }

    /** A port of 127.0.0.1 on which nothing listens. */
    static int closedPort() {
        return SparePort.any();
    }
}
