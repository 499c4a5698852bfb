package dev.bindsight.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.Port;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Random;

/** What is typed or pasted and is no error: a port, a place, a URL, words. */
class AskedPlaceTest {
    private static final AskedReader READER = new AskedReader(ErrnoReference.standard());

    @ParameterizedTest
    @ValueSource(strings = {"3000", ":3000", "*:3000", " 3000 "})
    void aPortAloneIsAPort(String text) {
        assertThat(READER.read(text)).isEqualTo(new Asked.OnePort(new Port(3000)));
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:3000, localhost, 3000",
        "0.0.0.0:3000, 0.0.0.0, 3000",
        "[::1]:3000, ::1, 3000",
        "[fe80::1%eth0]:3000, fe80::1%eth0, 3000",
        "example.com:443, example.com, 443"
    })
    void aPlaceIsAHostWithAPort(String text, String host, int port) {
        assertThat(READER.read(text))
                .isEqualTo(new Asked.Place(new HostAndPort(host, new Port(port))));
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/path?q=1, example.com, 443",
        "http://localhost:3000/, localhost, 3000",
        "HTTPS://[::1]/x, ::1, 443"
    })
    void aUrlIsAHostWithAPortToo(String text, String host, int port) {
        assertThat(READER.read(text))
                .isEqualTo(new Asked.Url(text, new HostAndPort(host, new Port(port))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "node",
                "server.js",
                "Error",
                "error",
                "/srv/shop",
                "8000-9001",
                "8000,8088",
                "70000",
                "-80",
                "-3000",
                "!loopback",
                "user:www-data state:listen",
                "port:3000",
                "error 500",
                "chrome (22)",
                "a b:80",
                "::1",
                "http:",
                "://",
                "Something went wrong at 10:42:07 in net.js:1313:16"
            })
    void anythingElseIsWords(String text) {
        Asked read = READER.read(text);
        if (text.startsWith("port:")) {
            // what a key is only the filter knows
            assertThat(read).isEqualTo(new Asked.Place(new HostAndPort("port", new Port(3000))));
        } else {
            assertThat(read).isEqualTo(Asked.WORDS);
        }
    }

    @Test
    void noTextThrowsOrTakesLong() {
        String[] pieces = {
            "EADDRINUSE",
            " ",
            "\n",
            ":",
            "::",
            "1",
            "3000",
            ".",
            "[",
            "]",
            "(",
            "'",
            "port",
            "=",
            "errno: -98",
            "a.b.c",
            "Address already in use",
            "at ",
            "\ud83d",
            "é",
            "-",
            "/",
            "%",
            "http://",
            "bind",
            "{",
            "}",
            "\"",
            "\\",
            "E",
            "E_",
            "127.0.0.1",
            ",",
            "os error ("
        };
        var random = new Random(20261128);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(14); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            READER.read(text.toString());
            String line = READER.oneLine(text.toString());
            assertThat(line.lines().count()).isLessThanOrEqualTo(1);
        }
        for (String piece : pieces) {
            String large = piece.repeat(100_000 / piece.length());
            org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(5), () -> READER.oneLine(large));
        }
    }
}
