package dev.bindsight.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Node names the path of a Unix socket where it would name an address, whatever it ends in. */
class LibuvPathTest {
    private static final ErrorReader READER = new ErrorReader(ErrnoReference.standard());

    @ParameterizedTest
    @CsvSource({
        "Error: listen EADDRINUSE: address already in use /tmp/shop, EADDRINUSE, listen, /tmp/shop",
        "Error: listen EACCES: permission denied /run/shop/http, EACCES, listen, /run/shop/http",
        "Error: connect ENOENT /var/run/shop, ENOENT, connect, /var/run/shop",
        "Error: connect ECONNREFUSED /tmp/x, ECONNREFUSED, connect, /tmp/x"
    })
    void aPathBehindACallAndItsErrnoIsThatOfASocket(
            String text, String errno, String call, String path) {
        assertThat(READER.readAll(text))
                .singleElement()
                .extracting(FoundError::error)
                .isEqualTo(new ReportedError(errno, call, path, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error: ENOENT: no such file or directory, open '/srv/shop/cart.json'",
                "Error: EACCES: permission denied, mkdir '/srv/shop'"
            })
    void aCallOnAFileIsNoErrorOfASocket(String text) {
        assertThat(READER.readAll(text)).isEmpty();
    }
}
