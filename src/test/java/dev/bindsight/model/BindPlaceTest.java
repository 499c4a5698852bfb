package dev.bindsight.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.probe.AddressSpec;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindPlaceTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:80,      127.0.0.1:80,      true",
        "127.0.0.1:80,      127.0.0.1:81,      false",
        "0.0.0.0:80,        127.0.0.1:80,      true",
        "[::]:80,           127.0.0.1:80,      true",
        "[::1]:80,          0.0.0.0:80,        false",
        "[fe80::1%d0]:80,   [fe80::1%d0]:80,   true",
        "[fe80::1%d0]:80,   [fe80::1%d1]:80,   false",
        "[fe80::1%d0]:80,   [::]:80,           true",
        "[fe80::1%d0]:80,   [::%d1]:80,        false",
        "0.0.0.0%d0:80,     0.0.0.0%d1:80,     false",
        "0.0.0.0%d0:80,     0.0.0.0%d0:80,     true",
        "0.0.0.0%d0:80,     0.0.0.0:80,        true",
        "0.0.0.0%d0:80,     127.0.0.1:80,      true",
        "0.0.0.0%d0:80,     127.0.0.1%lo:80,   false"
    })
    void placesMeetUnlessAddressFamilyPortOrDeviceKeepsThemApart(
            String one, String other, boolean meet) {
        assertThat(place(one).overlaps(place(other))).isEqualTo(meet);
        assertThat(place(other).overlaps(place(one))).isEqualTo(meet);
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0:80, false", "[::1]:80, true", "[::]:80, true"})
    void anIpv6OnlySocketMeetsNoIpv4(String other, boolean meet) {
        var ipv6Only = new BindPlace(place("[::]:80").endpoint(), true, null);

        assertThat(ipv6Only.overlaps(place(other))).isEqualTo(meet);
        assertThat(place(other).overlaps(ipv6Only)).isEqualTo(meet);
    }

    private static BindPlace place(String text) {
        return AddressSpec.parse(text).orElseThrow().places(true).getFirst();
    }
}
