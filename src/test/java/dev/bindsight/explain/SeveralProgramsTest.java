package dev.bindsight.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

/** A text with the errors of several programs: each has its own place and its own program. */
class SeveralProgramsTest {
    private static final ErrorReader READER = new ErrorReader(ErrnoReference.standard());

    /** {@code ECONNREFUSED connect 127.0.0.1 22, OpenSSH}, with a dash for what is not said. */
    private static List<String> read(String text) {
        return READER.readAll(text).stream()
                .map(found -> {
                    ReportedError error = found.error();
                    Reporter reporter = found.reporter();
                    return "%s %s %s %s, %s"
                            .formatted(
                                    error.scriptName(),
                                    dash(error.call()),
                                    dash(error.host()),
                                    dash(error.port()),
                                    dash(reporter == null ? null : reporter.name()));
                })
                .toList();
    }

    private static String dash(@Nullable Object said) {
        return said == null ? "-" : said.toString();
    }

    @Test
    void linesThatBeginWithTwoNamesAreOfTwoPrograms() {
        assertThat(
                        read(
                                """
                                curl: (7) Failed to connect to 127.0.0.1 port 8081 after 0 ms: Couldn't connect to server
                                ssh: connect to host 127.0.0.1 port 22: Connection refused
                                wget: unable to resolve host address 'shop.test'
                                ping: db.test: Name or service not known
                                """))
                .containsExactly(
                        "UNKNOWN connect 127.0.0.1 8081, curl",
                        "ECONNREFUSED connect 127.0.0.1 22, OpenSSH",
                        "ENOTFOUND getaddrinfo shop.test -, wget",
                        "ENOTFOUND getaddrinfo db.test -, -");
    }

    @Test
    void aPlaceIsNotThatOfTheProgramAbove() {
        assertThat(
                        read(
                                """
                                curl: (7) Failed to connect to 127.0.0.1 port 8081 after 0 ms: Connection refused
                                shopd: connect: Connection refused
                                """))
                .containsExactly(
                        "ECONNREFUSED connect 127.0.0.1 8081, curl", "ECONNREFUSED connect - -, -");
    }

    @Test
    void anOsErrorOfDartIsNoneOfRust() {
        assertThat(
                        read(
                                "HandshakeException: Handshake error in client (OS Error:"
                                        + " CERTIFICATE_VERIFY_FAILED: unable to get local issuer"
                                        + " certificate(handshake.cc:393))"))
                .containsExactly("UNKNOWN tls - -, Dart");
        assertThat(read("Error: Connection refused (os error 111)"))
                .containsExactly("ECONNREFUSED connect - -, Rust");
    }

    @Test
    void twoLanguagesPrintTwoErrors() {
        assertThat(
                        read(
                                """
                                OSError: [Errno 98] Address already in use
                                listen tcp :8080: bind: address already in use
                                """))
                .containsExactly("EADDRINUSE - - -, Python", "EADDRINUSE bind - 8080, Go");
        assertThat(
                        read(
                                """
                                Traceback (most recent call last):
                                  File "shop.py", line 3, in <module>
                                    sock.bind(('127.0.0.1', 80))
                                PermissionError: [Errno 13] Permission denied
                                Error: listen EADDRINUSE: address already in use 127.0.0.1:9000
                                """))
                .containsExactly(
                        "EACCES bind 127.0.0.1 80, Python", "EADDRINUSE listen 127.0.0.1 9000, -");
    }

    @Test
    void aPromptStandsBetweenTwoPrograms() {
        assertThat(
                        read(
                                """
                                $ node server.js
                                Error: connect ECONNREFUSED 127.0.0.1:5432
                                    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1607:16)

                                Node.js v22.11.0
                                ann@box:~/shop$ ./shopd
                                connect: Connection refused
                                """))
                .containsExactly(
                        "ECONNREFUSED connect 127.0.0.1 5432, Node.js",
                        "ECONNREFUSED connect - -, -");
    }
}
