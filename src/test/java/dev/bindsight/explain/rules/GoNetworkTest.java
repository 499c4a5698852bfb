package dev.bindsight.explain.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which words are a network of Go. */
class GoNetworkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp",
                "tcp4",
                "tcp6",
                "udp",
                "udp4",
                "udp6",
                "unix",
                "unixgram",
                "unixpacket",
                "ip",
                "ip:1",
                "ip4:icmp",
                "ip6:ipv6-icmp"
            })
    void isOne(String word) {
        String text = "dial " + word + " 192.0.2.1";

        assertThat(GoNetwork.is(text, 5, 5 + word.length())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "up", "to", "tcp5", "tcp:", "tcp:1", "ip5", "ip:", "ip4:a/b", "TCP"})
    void isNone(String word) {
        String text = "dial " + word + " 192.0.2.1";

        assertThat(GoNetwork.is(text, 5, 5 + word.length())).isFalse();
    }
}
