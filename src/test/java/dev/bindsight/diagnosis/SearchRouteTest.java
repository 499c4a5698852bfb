package dev.bindsight.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.SearchRoute.ToBind;
import dev.bindsight.diagnosis.SearchRoute.ToConnect;
import dev.bindsight.model.Port;
import dev.bindsight.probe.AddressSpec;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchRouteTest {
    @ParameterizedTest
    @ValueSource(strings = {"3000", ":3000", "*:3000", " 3000 "})
    void aPortIsBoundOnEveryInterface(String text) {
        assertThat(SearchRoute.of(text))
                .contains(new ToBind(new AddressSpec.Every(new Port(3000))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:3000", "[::]:3000"})
    void aWildcardIsBoundBecauseNobodyCanConnectToIt(String text) {
        assertThat(SearchRoute.of(text))
                .containsInstanceOf(ToBind.class)
                .map(route -> ((ToBind) route).spec().port())
                .contains(new Port(3000));
    }

    @ParameterizedTest
    @CsvSource({
        "example.com:443, example.com, 443",
        "localhost:3000, localhost, 3000",
        "127.0.0.1:3000, 127.0.0.1, 3000",
        "[::1]:3000, ::1, 3000",
        "[fe80::1%eth0]:3000, fe80::1%eth0, 3000",
        "my-host:80, my-host, 80",
        "https://example.com/path?q=1, example.com, 443",
        "http://example.com, example.com, 80",
        "http://localhost:3000/, localhost, 3000",
        "https://[::1]:8443/x, ::1, 8443",
        "postgres://user:secret@db/shop, db, 5432",
        "HTTPS://example.com, example.com, 443"
    })
    void aHostWithAPortAndAUrlAreConnectedTo(String text, String host, int port) {
        String url = text.contains("://") ? text : null;
        assertThat(SearchRoute.of(text)).contains(new ToConnect(host, new Port(port), url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "node",
                "0",
                "65536",
                "example.com",
                "example.com:",
                "example.com:0",
                "a b:80",
                "example.com:70000",
                "node 3000",
                "gopher://example.com",
                "http://",
                "::1",
                "http:",
                "://",
                "http://%",
                "-x:80",
                "a:b:80"
            })
    void anythingElseIsForTheList(String text) {
        assertThat(SearchRoute.of(text)).isEmpty();
    }
}
