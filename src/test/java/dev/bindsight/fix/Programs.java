package dev.bindsight.fix;

import dev.bindsight.testbed.SparePort;

/**
 * Servers in Python, one in Node, on ports the kernel picks; each prints {@code port N} once it
 * listens.
 */
final class Programs {
    private static final String LISTEN =
            """
            import os, signal, socket, sys, time
            s = socket.socket()
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            s.bind(('127.0.0.1', 0))
            s.listen(16)
            """;
    private static final String TELL = "print('port', s.getsockname()[1], flush=True)\n";

    /** A Node server on every interface. */
    static final String NODE =
            "require('net').createServer(s => s.on('error', () => {})).listen(0, function () {"
                    + " console.log('port ' + this.address().port) })";

    /** Listens, does nothing else. */
    static final String PLAIN = LISTEN + TELL + "time.sleep(600)\n";

    /** Outlives SIGTERM. */
    static final String IGNORES_SIGTERM =
            LISTEN + "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + TELL + "time.sleep(600)\n";

    /**
     * One socket in three processes; the first ends with SIGTERM and does not replace workers. A
     * worker ends by itself when it has lost its parent, so that no test leaves one behind.
     */
    static final String PREFORK =
            LISTEN
                    + """
                    parent = os.getpid()
                    for i in range(2):
                        if os.fork() == 0:
                            sys.stdin.read()
                            os._exit(0)
                    """
                    + TELL
                    + "while True: os.wait()\n";

    /** Is connected to itself. */
    static final String OWN_CLIENT =
            LISTEN
                    + """
                    c = socket.create_connection(s.getsockname())
                    a, _ = s.accept()
                    """
                    + TELL
                    + "time.sleep(600)\n";

    /** Closes each connection as soon as it has accepted it. */
    static final String CLOSES_FIRST =
            LISTEN
                    + TELL
                    + """
                    while True:
                        c, _ = s.accept()
                        c.close()
                    """;

    /** Closes its listener when it reads a line, and goes on. */
    static final String CLOSES_ON_REQUEST =
            LISTEN
                    + TELL
                    + """
                    sys.stdin.readline()
                    s.close()
                    print('closed', flush=True)
                    time.sleep(600)
                    """;

    /** A second port, and a child that does not have the sockets. */
    static final String TWO_PORTS_AND_A_CHILD =
            LISTEN
                    + """
                    import subprocess
                    o = socket.socket()
                    o.bind(('127.0.0.1', 0))
                    o.listen(1)
                    child = subprocess.Popen(['sleep', '60'])
                    print('other', o.getsockname()[1], flush=True)
                    print('child', child.pid, flush=True)
                    """
                    + TELL
                    + "time.sleep(600)\n";

    /** A UDP socket. */
    static final String UDP =
            """
            import socket, time
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            s.bind(('127.0.0.1', 0))
            """
                    + TELL
                    + "time.sleep(600)\n";

    /**
     * Starts a server, and starts it again on the same port when it ends. Ends its server with
     * itself.
     */
    static String restartsItsChild() {
        return """
        import signal, subprocess, sys
        port = %d
        server = '''
        import socket, sys, time
        s = socket.socket()
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind(('127.0.0.1', int(sys.argv[1])))
        s.listen(16)
        time.sleep(600)
        '''
        child = None
        def end(*_):
            if child: child.terminate()
            sys.exit(0)
        signal.signal(signal.SIGTERM, end)
        print('port', port, flush=True)
        while True:
            child = subprocess.Popen([sys.executable, '-c', server, str(port)])
            child.wait()
        """
                .formatted(SparePort.any());
    }

    private Programs() {}
}
