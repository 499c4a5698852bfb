package dev.bindsight.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

class IpAddressTest {
    private static IpAddress parsed(String text) {
        return IpAddressText.parse(text).orElseThrow(() -> new AssertionError(text));
    }

    /** RFC 5952, sections 1, 2 and 4; the text with a dotted quad of section 5. */
    @ParameterizedTest
    @CsvSource({
        "2001:0db8:0:0:1:0:0:1,            2001:db8::1:0:0:1",
        "2001:db8:aaaa:bbbb:cccc:dddd::1,  2001:db8:aaaa:bbbb:cccc:dddd:0:1",
        "2001:db8:0:0:0::1,                2001:db8::1",
        "2001:DB8:0:0:8:800:200C:417A,     2001:db8::8:800:200c:417a",
        "2001:0:0:1:0:0:0:1,               2001:0:0:1::1",
        "0:0:0:0:0:0:0:0,                  ::",
        "0:0:0:0:0:0:0:1,                  ::1",
        "1:0:0:0:0:0:0:0,                  1::",
        "::ffff:7f00:1,                    ::ffff:127.0.0.1",
        "::FFFF:192.0.2.1,                 ::ffff:192.0.2.1",
        "127.0.0.1,                        127.0.0.1",
        "255.255.255.255,                  255.255.255.255"
    })
    void anAddressIsWrittenInItsShortestForm(String text, String canonical) {
        assertThat(parsed(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.",
                "1.2.3.-4",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                ":::",
                ":1",
                "1:",
                "12345::",
                "::g",
                "::1.2.3",
                "1.2.3.4::",
                "fe80::1%eth0",
                "[::1]",
                "localhost",
                "::١"
            })
    void whatIsNoAddressIsNotRead(String text) {
        assertThat(IpAddressText.parse(text)).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadBackAndMeansTheSameToTheJdk() throws UnknownHostException {
        var random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            IpAddress address = random(random);
            assertThat(IpAddressText.parse(address.toString())).contains(address);
            assertThat(InetAddress.getByName(address.toString())).isEqualTo(jdk(address));
        }
    }

    /** With runs of zeros, which decide where the text is shortened. */
    private static IpAddress random(Random random) {
        if (random.nextInt(4) == 0) {
            return IpAddress.ipv4(random.nextInt());
        }
        long high = random.nextLong();
        long low = random.nextLong();
        for (int group = 0; group < 4; group++) {
            high &= random.nextBoolean() ? -1L : ~(0xFFFFL << 16 * group);
            low &= random.nextBoolean() ? -1L : ~(0xFFFFL << 16 * group);
        }
        return IpAddress.ipv6(high, low);
    }

    private static InetAddress jdk(IpAddress address) throws UnknownHostException {
        return switch (address.family()) {
            case IPV4 ->
                    InetAddress.getByAddress(
                            ByteBuffer.allocate(4).putInt((int) address.low()).array());
            case IPV6 ->
                    InetAddress.getByAddress(
                            ByteBuffer.allocate(16)
                                    .putLong(address.high())
                                    .putLong(address.low())
                                    .array());
        };
    }

    @Test
    void aMillionRandomTextsAreReadOrRefusedAndNeverBreakTheReader() {
        var random = new Random(2);
        char[] alphabet = "0123456789abcdefF::::....%[g ".toCharArray();
        int read = 0;
        for (int i = 0; i < 1_000_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(24); length > 0; length--) {
                text.append(alphabet[random.nextInt(alphabet.length)]);
            }
            var address = IpAddressText.parse(text.toString());
            if (address.isPresent()) {
                read++;
                assertThat(IpAddressText.parse(address.get().toString())).isEqualTo(address);
            }
        }
        assertThat(read).as("texts that are addresses").isGreaterThan(100);
    }

    @Test
    void anIpv4AddressIsMappedAndBack() {
        IpAddress mapped = IpAddress.LOOPBACK_IPV4.mapped();
        assertThat(mapped).hasToString("::ffff:127.0.0.1");
        assertThat(mapped.isIpv4Mapped()).isTrue();
        assertThat(mapped.unmapped()).isEqualTo(IpAddress.LOOPBACK_IPV4);
        assertThat(IpAddress.LOOPBACK_IPV6.unmapped()).isEqualTo(IpAddress.LOOPBACK_IPV6);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,           ,     LOOPBACK",
        "127.255.255.254,     ,     LOOPBACK",
        "::1,                 ,     LOOPBACK",
        "::ffff:127.0.0.1,    ,     LOOPBACK",
        "0.0.0.0,             ,     ANY",
        "0.0.0.0,             lo,   LOOPBACK",
        "0.0.0.0,             eth0, HOST",
        "::,                  ,     ANY",
        "::,                  lo,   LOOPBACK",
        "::,                  eth0, HOST",
        "::ffff:0.0.0.0,      ,     ANY",
        "128.0.0.1,           ,     HOST",
        "192.0.2.1,           ,     HOST",
        "192.0.2.1,           lo,   LOOPBACK",
        "fe80::1,             ,     HOST",
        "fe80::1,             eth0, HOST",
        "::2,                 ,     HOST"
    })
    void exposureFollowsFromTheAddressAndTheDevice(
            String address, @Nullable String device, Exposure exposure) {
        assertThat(Exposure.of(parsed(address), device)).isEqualTo(exposure);
    }

    @ParameterizedTest
    @CsvSource({"fe80::1, true", "febf::1, true", "fec0::1, false", "::1, false"})
    void linkLocalIsFe80To10Bits(String address, boolean linkLocal) {
        assertThat(parsed(address).isLinkLocal()).isEqualTo(linkLocal);
    }

    @Test
    void addressesAreOrderedByFamilyThenByNumber() {
        List<IpAddress> ordered =
                List.of(
                        parsed("0.0.0.0"),
                        parsed("127.0.0.1"),
                        parsed("255.0.0.0"),
                        parsed("::"),
                        parsed("::1"),
                        parsed("7fff::"),
                        parsed("ffff::"));
        assertThat(ordered.reversed().stream().sorted()).containsExactlyElementsOf(ordered);
    }

    @Test
    void anIpv4AddressHas32Bits() {
        assertThatThrownBy(() -> new IpAddress(AddressFamily.IPV4, 0, 1L << 32))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
