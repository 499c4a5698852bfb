package dev.bindsight.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** What loggers, process managers and persons put around the words of a program. */
class WordsOfOthersTest {
    private static final ErrorReader READER = new ErrorReader(ErrnoReference.standard());

    private static List<Expected> read(String text) {
        return READER.readAll(text).stream().map(FoundError::error).map(Expected::of).toList();
    }

    private static String before(String tag, String block) {
        return tag + block.stripTrailing().replace("\n", "\n" + tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0|www      | ",
                "jvm 1    | ",
                "INFO   | jvm 1    | 2023/02/22 09:24:51 | ",
                "api-1  | ",
                "[web] ",
                "[0] ",
                "web:dev: ",
                "[pod/web-1/web] ",
                "web> "
            })
    void aTagBeforeEachLineDoesNotHideABlock(String tag) {
        String block =
                """
                {
                  errno: -3008,
                  code: 'ENOTFOUND',
                  syscall: 'getaddrinfo',
                  hostname: 'db.shop.test'
                }
                """;

        assertThat(read(before(tag, block)))
                .containsExactly(new Expected("ENOTFOUND", "getaddrinfo", "db.shop.test", null));
    }

    @Test
    void whatAProgramBeginsItsLinesWithIsItsOwn() {
        assertThat(
                        read(
                                """
                                10.0.0.5:8080: Connection refused
                                10.0.0.5:8080: Connection refused
                                """))
                .containsExactly(new Expected("ECONNREFUSED", "connect", "10.0.0.5", 8080));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RetryExec:97 - Connection refused",
                "12:30:45 ERROR [main] HttpClient:97 - Connection refused",
                "7/6/2018 3:24:13 PM|Fatal|WebSocket.connect:0|Connection refused",
                "shop.web.Server:309: Connection refused",
                "app.Client:97 | Connection refused",
                "[RetryExec:97] Connection refused"
            })
    void theLineOfCodeThatLogsIsNoPlace(String text) {
        assertThat(read(text))
                .singleElement()
                .satisfies(error -> assertThat(error.host()).isNull())
                .satisfies(error -> assertThat(error.port()).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DB01", "Gandalf", "db-1.shop.test"})
    void aNameBeforeAHyphenIsAPlace(String host) {
        assertThat(read(host + ":5432 - Connection refused"))
                .containsExactly(new Expected("ECONNREFUSED", "connect", host, 5432));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "***.69",
                "****.70",
                "192.168.*.*",
                "***.***.**.12",
                "51.yyy.yyy.37",
                "10.0.x.y",
                "203.0.113.xxx"
            })
    void anAddressThatIsCoveredInPartIsNoHostAndKeepsThePort(String masked) {
        assertThat(read("dial tcp " + masked + ":2379: connect: connection refused"))
                .containsExactly(new Expected("ECONNREFUSED", "connect", null, 2379));
        assertThat(read("Get http://" + masked + ":2379/health: connection refused"))
                .containsExactly(new Expected("ECONNREFUSED", "connect", null, 2379));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SMTP connect() failed: Connection refused. https://github.com/shop/mail/wiki/Help",
                "connect: Connection refused. See https://docs.shop.test/errors",
                "connect: Connection refused. More information: https://shop.test/errors",
                "connect: Connection refused (visit https://shop.test/errors)"
            })
    void aPageToReadIsNotWhatFailed(String text) {
        assertThat(read(text)).containsExactly(new Expected("ECONNREFUSED", "connect", null, null));
    }

    @Test
    void aPageThatWasAskedForIs() {
        assertThat(read("Get https://github.com/shop/wiki/Help: dial tcp: connection refused"))
                .containsExactly(new Expected("ECONNREFUSED", "connect", "github.com", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Résolution de", "Risoluzione di", "Auflösen des Hostnamens"})
    void wgetSaysANameTwiceInEveryLanguage(String words) {
        assertThat(read(words + " db (db)... x: Name or service not known."))
                .containsExactly(new Expected("ENOTFOUND", "getaddrinfo", "db", null));
    }

    @Test
    void aPlaceEndsWithItsLine() {
        assertThat(
                        read(
                                """
                                Connection to 127.0.0.1 port 3306 [tcp/*] succeeded!
                                connect to 10.0.0.5:80: timed out
                                """))
                .noneMatch(error -> Integer.valueOf(3306).equals(error.port()));
    }

    @Test
    void aNumberOfWin32CountsWhereItsWordsAreNotKnown() {
        String text =
                "SocketException: ? (OS Error: ?\n, errno = %d), address = 10.0.0.5, port = 80";

        assertThat(read(text.formatted(1225)).getFirst().errno()).isEqualTo("ECONNREFUSED");
        assertThat(read(text.formatted(1231)).getFirst().errno()).isEqualTo("ENETUNREACH");
        assertThat(read(text.formatted(1232)).getFirst().errno()).isEqualTo("EHOSTUNREACH");
    }

    @Test
    void aTracebackInOneLineNamesItsCall() {
        assertThat(
                        read(
                                "File \"/srv/message.py\", line 74, in parse peer ="
                                        + " self.sock.getpeername() OSError: [Errno 107] Transport"
                                        + " endpoint is not connected"))
                .containsExactly(new Expected("ENOTCONN", "getpeername", null, null));
    }
}
