package dev.bindsight.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostAndPortTest {
    @ParameterizedTest
    @CsvSource({
        "3000, '', 3000",
        ":3000, '', 3000",
        "0, '', 0",
        "00080, '', 80",
        "*:3000, *, 3000",
        "localhost:0, localhost, 0",
        "example.com:443, example.com, 443",
        "my_host-1.:80, my_host-1., 80",
        "127.0.0.1:65535, 127.0.0.1, 65535",
        "0.0.0.0%eth0:80, 0.0.0.0%eth0, 80",
        "[::1]:3000, ::1, 3000",
        "[::ffff:127.0.0.1]:80, ::ffff:127.0.0.1, 80",
        "[fe80::1%eth0]:3000, fe80::1%eth0, 3000",
        "[fe80::1%2]:3000, fe80::1%2, 3000"
    })
    void aHostStandsBeforeTheLastColon(String text, String host, int port) {
        assertThat(HostAndPort.parse(text)).contains(new HostAndPort(host, new Port(port)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "host",
                "host:",
                "host:http",
                "host:65536",
                "host:000080",
                "host:+80",
                "host:80 ",
                "host: 80",
                "host:٣",
                "a b:80",
                "a/b:80",
                "http://a:80",
                "a:b:80",
                "::1:3000",
                "fe80::1%eth0:80",
                "[::1]",
                "[::1]:",
                "[::1]80",
                "[]:80",
                "[::1%]:80",
                "[::1% x]:80",
                "[::zz]:80",
                "[dead]:80",
                "[127.0.0.1]:80",
                "[localhost]:80",
                "[::1:80",
                "::1]:80",
                "[[::1]]:80"
            })
    void anythingElseIsNone(String text) {
        assertThat(HostAndPort.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com",
        "127.0.0.1, 127.0.0.1",
        "::1, ::1",
        "[::1], ::1",
        "fe80::1%eth0, fe80::1%eth0",
        "[fe80::1%eth0], fe80::1%eth0"
    })
    void aHostAloneMayStandInBrackets(String text, String host) {
        assertThat(HostAndPort.host(text)).contains(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a b", "a/b", "a:80", "[a]", "[::1", "::1]", "[::1]:80", "::zz"})
    void whatIsNoHostIsNone(String text) {
        assertThat(HostAndPort.host(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/path?q=1, example.com:443",
        "http://localhost:3000/, localhost:3000",
        "HTTPS://[::1]/x, [::1]:443",
        "ws://h, h:80",
        "postgres://user:secret@db/shop, db:5432",
        "gopher://h:70/1, h:70"
    })
    void aUrlLeadsToThePortItNamesOrToThatOfItsScheme(String url, String place) {
        assertThat(HostAndPort.ofUrl(url)).get().hasToString(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "://",
                "http://",
                "http://%",
                "gopher://h",
                "http://h:0",
                "http://h:70000"
            })
    void aUrlWithoutAHostOrAPortLeadsNowhere(String url) {
        assertThat(HostAndPort.ofUrl(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.2, 127.0.0.2:0",
        "127.0.0.2:4000, 127.0.0.2:4000",
        "127.0.0.2:0, 127.0.0.2:0",
        "127.0.0.2%lo, 127.0.0.2%lo:0",
        "::1, [::1]:0",
        "[::1], [::1]:0",
        "[::1]:4000, [::1]:4000",
        "fe80::1%eth0, [fe80::1%eth0]:0",
        "[fe80::1%eth0]:4000, [fe80::1%eth0]:4000"
    })
    void aPlaceToBindNeedsNoPort(String text, String place) {
        assertThat(BindPlace.parse(text)).get().hasToString(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "80",
                ":80",
                "*",
                "*:80",
                "localhost",
                "localhost:80",
                "127.0.0.1:",
                "127.0.0.1:65536",
                "[127.0.0.1]",
                "[::1",
                "[::1]:",
                "::1%",
                "127.0.0.1 "
            })
    void whatIsNoAddressIsNoPlace(String text) {
        assertThat(BindPlace.parse(text)).isEmpty();
    }

    @Test
    void aHostIsWrittenAsItIsRead() {
        assertThat(new HostAndPort("::1", new Port(80))).hasToString("[::1]:80");
        assertThat(new HostAndPort("a.b", new Port(80))).hasToString("a.b:80");
        assertThat(new HostAndPort("", new Port(80))).hasToString(":80");
    }
}
