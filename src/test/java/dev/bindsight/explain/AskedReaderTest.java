package dev.bindsight.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.model.Port;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/** What people type and paste, read as a question. */
class AskedReaderTest {
    private static final AskedReader READER = new AskedReader(ErrnoReference.standard());

    private static final String NODE =
            """
            node:events:498
                  throw er; // Unhandled 'error' event
                  ^

            Error: listen EADDRINUSE: address already in use :::3000
                at Server.setupListenHandle [as _listen2] (node:net:1937:16)
                at node:internal/process/task_queues:151:7
            Emitted 'error' event on Server instance at:
                at emitErrorNT (node:net:1916:8) {
              code: 'EADDRINUSE',
              errno: -98,
              syscall: 'listen',
              address: '::',
              port: 3000
            }
            """;

    private static final String FIELDS =
            """
              code: 'EADDRINUSE',
              errno: -98,
              syscall: 'listen',
              address: '127.0.0.1',
              port: 5000
            }
            """;

    private static final String PYTHON =
            """
            Traceback (most recent call last):
              File "/srv/app.py", line 12, in <module>
                server.bind(('0.0.0.0', 8000))
            OSError: [Errno 98] Address already in use
            """;

    private static final String JAVA =
            """
            Exception in thread "main" java.net.ConnectException: Connection refused
                at java.base/sun.nio.ch.Net.pollConnect(Native Method)
                at Shop.main(Shop.java:31)
            Caused by: java.io.IOException: no answer from localhost/127.0.0.1:5432
            """;

    private record Report(String text, String errno, String call, String host, int port) {
        Asked asked() {
            return new Asked.Failure(
                    new ReportedError(
                            errno,
                            call.isEmpty() ? null : call,
                            host.isEmpty() ? null : host,
                            port == 0 ? null : new Port(port)));
        }

        @Override
        public String toString() {
            return text.strip();
        }
    }

    static List<Report> reports() {
        return List.of(
                new Report("EADDRINUSE", "EADDRINUSE", "", "", 0),
                new Report("eaddrinuse", "EADDRINUSE", "", "", 0),
                new Report("WSAEADDRINUSE", "EADDRINUSE", "", "", 0),
                new Report("ENOTFOUND", "EAI_NONAME", "", "", 0),
                new Report("-98", "EADDRINUSE", "", "", 0),
                new Report("-4091", "EADDRINUSE", "", "", 0),
                new Report("errno 98", "EADDRINUSE", "", "", 0),
                new Report("error 10048", "EADDRINUSE", "", "", 0),
                new Report("Connection refused", "ECONNREFUSED", "connect", "", 0),
                new Report("EADDRINUSE 3000 :::3000", "EADDRINUSE", "", "::", 3000),
                new Report("EADDRINUSE :::3000", "EADDRINUSE", "", "::", 3000),
                new Report("EADDRINUSE, port 3000", "EADDRINUSE", "", "", 3000),
                new Report("EACCES port=80", "EACCES", "", "", 80),
                new Report(
                        "Error: listen EADDRINUSE: address already in use :::3000",
                        "EADDRINUSE",
                        "listen",
                        "::",
                        3000),
                new Report(NODE, "EADDRINUSE", "listen", "::", 3000),
                new Report(FIELDS, "EADDRINUSE", "listen", "127.0.0.1", 5000),
                new Report(
                        "Error: connect ECONNREFUSED ::1:5432",
                        "ECONNREFUSED",
                        "connect",
                        "::1",
                        5432),
                new Report(
                        "Error: connect ENETUNREACH 2001:db8:78::90:443 - Local (:::0)",
                        "ENETUNREACH",
                        "connect",
                        "2001:db8:78::90",
                        443),
                new Report(
                        "Error: listen EACCES: permission denied 0.0.0.0:80",
                        "EACCES",
                        "listen",
                        "0.0.0.0",
                        80),
                new Report(
                        "Error: listen EACCES: permission denied \"80\"",
                        "EACCES",
                        "listen",
                        "",
                        80),
                new Report(
                        "Error: getaddrinfo ENOTFOUND db.internal",
                        "EAI_NONAME",
                        "getaddrinfo",
                        "db.internal",
                        0),
                new Report(PYTHON, "EADDRINUSE", "bind", "0.0.0.0", 8000),
                new Report(
                        "OSError: [Errno 98] error while attempting to bind on address"
                                + " ('0.0.0.0', 8000): address already in use",
                        "EADDRINUSE",
                        "bind",
                        "0.0.0.0",
                        8000),
                new Report(
                        "requests.exceptions.ConnectionError: HTTPConnectionPool(host='10.0.0.5',"
                                + " port=8888): Max retries exceeded (Caused by"
                                + " NewConnectionError('[Errno 111] Connection refused'))",
                        "ECONNREFUSED",
                        "connect",
                        "10.0.0.5",
                        8888),
                new Report(JAVA, "ECONNREFUSED", "connect", "127.0.0.1", 5432),
                new Report(
                        "java.net.BindException: Address already in use: bind",
                        "EADDRINUSE",
                        "bind",
                        "",
                        0),
                new Report(
                        "listen tcp :8080: bind: address already in use",
                        "EADDRINUSE",
                        "bind",
                        "",
                        8080),
                new Report(
                        "2026/05/21 14:25:36 main.go:77: dial tcp 127.0.0.1:3001: connect:"
                                + " connection refused",
                        "ECONNREFUSED",
                        "connect",
                        "127.0.0.1",
                        3001),
                new Report(
                        "dial tcp6 [2001:db8::200d]:443: connectex: A socket operation was"
                                + " attempted to an unreachable network.",
                        "ENETUNREACH",
                        "connect",
                        "2001:db8::200d",
                        443),
                new Report(
                        "nginx: [emerg] bind() to [::]:80 failed (98: Address already in use)",
                        "EADDRINUSE",
                        "bind",
                        "::",
                        80),
                new Report(
                        "thread 'main' panicked at src/main.rs:9:5: Os { code: 98, kind: AddrInUse,"
                                + " message: \"Address already in use\" }",
                        "EADDRINUSE",
                        "",
                        "",
                        0),
                new Report(
                        "[WinError 10048] Normalerweise darf jede Socketadresse nur einmal"
                                + " verwendet werden",
                        "EADDRINUSE",
                        "",
                        "",
                        0),
                new Report(
                        "Address already in use - bind(2) for \"127.0.0.1\" port 3000"
                                + " (Errno::EADDRINUSE)",
                        "EADDRINUSE",
                        "bind",
                        "127.0.0.1",
                        3000),
                new Report(
                        "System.IO.IOException: Failed to bind to address http://[::1]:5000:"
                                + " address already in use.",
                        "EADDRINUSE",
                        "bind",
                        "::1",
                        5000),
                new Report(
                        "psql: error: connection to server at \"localhost\" (::1), port 5432"
                                + " failed: Connection refused",
                        "ECONNREFUSED",
                        "connect",
                        "::1",
                        5432),
                new Report(
                        "ssh: connect to host 127.0.0.1 port 22: Connection refused",
                        "ECONNREFUSED",
                        "connect",
                        "127.0.0.1",
                        22),
                new Report(
                        "bind: address already in use <MY_IP>:8080",
                        "EADDRINUSE",
                        "bind",
                        "",
                        8080),
                new Report(
                        "connect EHOSTUNREACH 172.16.36.X:6900",
                        "EHOSTUNREACH",
                        "connect",
                        "",
                        6900),
                new Report("EADDRINUSE :::99999", "EADDRINUSE", "", "", 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reports")
    void anErrorIsRead(Report report) {
        assertThat(unnumbered(READER.read(report.text()))).isEqualTo(report.asked());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reports")
    void asOneLineItStillSaysTheSame(Report report) {
        String line = READER.oneLine(report.text());

        assertThat(line).doesNotContain("\n").isNotBlank();
        assertThat(unnumbered(READER.read(line))).isEqualTo(report.asked());
    }

    /** Without the number that an errno was printed as: one line need not say it too. */
    private static Asked unnumbered(Asked asked) {
        return asked instanceof Asked.Failure(ReportedError error)
                ? new Asked.Failure(
                        new ReportedError(error.errno(), error.call(), error.host(), error.port()))
                : asked;
    }

    @Test
    void whatOnlySurroundsTheErrorIsLeftOutOfTheOneLine() {
        assertThat(READER.oneLine(NODE))
                .isEqualTo("Error: listen EADDRINUSE: address already in use :::3000");
        assertThat(READER.oneLine(PYTHON))
                .isEqualTo(
                        "server.bind(('0.0.0.0', 8000)) OSError: [Errno 98] Address already in"
                                + " use");
        assertThat(READER.oneLine("node\n\t user:ann  \n")).isEqualTo("node user:ann");
    }

    @ParameterizedTest(name = "{0} is of a server: {1}")
    @CsvSource({
        "listen EADDRINUSE, true",
        "EACCES, true",
        "connect EACCES 10.0.0.1:80, false",
        "connect EADDRNOTAVAIL 127.0.0.1:80, false",
        "EADDRNOTAVAIL, true",
        "ECONNREFUSED, false",
        "getaddrinfo EAI_AGAIN db, false",
        "ETIMEDOUT, false"
    })
    void aServerWantsAPortAndAClientAConnection(String text, boolean server) {
        assertThat(READER.read(text))
                .isInstanceOfSatisfying(
                        Asked.Failure.class,
                        failure -> assertThat(failure.error().isOfServer()).isEqualTo(server));
    }
}
