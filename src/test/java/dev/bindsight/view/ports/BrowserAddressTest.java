package dev.bindsight.view.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Ownership;
import dev.bindsight.model.TcpState;
import dev.bindsight.view.sample.Sample;
import dev.bindsight.view.sample.Shop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is opened in the browser for a listener. */
class BrowserAddressTest {
    @ParameterizedTest
    @CsvSource({
        "::, 3000, http://localhost:3000",
        "0.0.0.0, 80, http://127.0.0.1",
        "127.0.0.1, 8443, https://127.0.0.1:8443",
        "::1, 5173, http://[::1]:5173",
        "::ffff:127.0.0.1, 8080, http://127.0.0.1:8080",
        "192.168.1.24, 443, https://192.168.1.24",
    })
    void aListenerIsOpenedAtItsVeryAddress(String address, int port, String page) {
        assertThat(BrowserAddress.of(Sample.listener(address, port, Shop.SERVER))).hasValue(page);
    }

    @Test
    void nothingElseIsOffered() {
        var bound =
                Sample.socket(
                        1,
                        Sample.endpoint("127.0.0.1", 3001),
                        null,
                        TcpState.BOUND_INACTIVE,
                        new Ownership.NotLookedUp());

        assertThat(BrowserAddress.of(bound)).isEmpty();
        assertThat(BrowserAddress.of(Sample.listener("fe80::1", 80, Shop.SERVER))).isEmpty();
    }

    @Test
    void aDirectoryWithBlanksAndUnicodeIsAUri() {
        assertThat(OwnerDirectory.uri("/srv/my café 🚀"))
                .isEqualTo("file:///srv/my%20caf%C3%A9%20%F0%9F%9A%80");
    }
}
