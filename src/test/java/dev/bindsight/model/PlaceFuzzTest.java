package dev.bindsight.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.Random;

/** Ports and places that nobody would type, and many that somebody would. */
class PlaceFuzzTest {
    private static final int INPUTS = 500_000;
    private static final String[] PIECES = {
        "0",
        "1",
        "80",
        "3000",
        "65535",
        "65536",
        "00",
        "99999999999",
        ":",
        "::",
        "::1",
        "[",
        "]",
        "[::1]",
        "%",
        "%eth0",
        "*",
        "-",
        "–",
        ",",
        " ",
        "\t",
        "\n",
        "/",
        "//",
        "://",
        "http",
        "https",
        "localhost",
        "127.0.0.1",
        "0.0.0.0",
        "fe80::1",
        "::ffff:1.2.3.4",
        "example.com",
        ".",
        "a",
        "zz",
        "+",
        "٣",
        "é",
        "\ud83d",
        "\u0000",
        "@",
        "#",
        "?",
        "\\",
        "'",
        "{0}",
        "_"
    };

    @Test
    void whatIsReadIsWrittenAndReadAgainAsTheSame() {
        var random = new Random(20261128);
        int read = 0;
        for (int i = 0; i < INPUTS; i++) {
            String text = text(random);
            Optional<HostAndPort> place = HostAndPort.parse(text);
            if (place.isPresent()) {
                read++;
                same(text, place.get(), HostAndPort.parse(place.get().toString()).orElse(null));
                same(text, place.get().host(), hostAgain(place.get()));
            }
            BindPlace.parse(text)
                    .ifPresent(bind ->
                            same(text, bind, BindPlace.parse(bind.toString()).orElse(null)));
            PortRange.parse(text)
                    .ifPresent(range ->
                            same(text, range, PortRange.parse(range.toString()).orElse(null)));
            Port.parse(text).ifPresent(port -> same(text, port, new Port(Integer.parseInt(text))));
        }
        assertThat(read).isBetween(INPUTS / 200, INPUTS / 2);
    }

    @Test
    void aUrlLeadsToAPlaceOrNowhere() {
        var random = new Random(7);
        int read = 0;
        for (int i = 0; i < INPUTS / 5; i++) {
            Optional<HostAndPort> place = HostAndPort.ofUrl("http://" + text(random));
            if (place.isPresent()) {
                read++;
                assertThat(place.get().port().number()).isPositive();
                assertThat(place.get().host()).isNotEmpty().doesNotContain("[", "]", "/");
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    void portsAreReadOrThePartThatIsNone() {
        var random = new Random(9);
        int read = 0;
        for (int i = 0; i < INPUTS / 5; i++) {
            String text = text(random);
            switch (PortRanges.parse(text, _ -> Optional.empty())) {
                case PortRanges.Reading.Read(PortRanges ranges) -> {
                    read++;
                    same(text, ranges.ports(), PortRanges.of(ranges.ports()).ports());
                }
                case PortRanges.Reading.Unreadable(String part) -> assertThat(text).contains(part);
            }
        }
        assertThat(read).isPositive();
    }

    private static String hostAgain(HostAndPort place) {
        return place.host().isEmpty()
                ? ""
                : HostAndPort.host(HostAndPort.bracketed(place.host())).orElse("none");
    }

    private static void same(String text, Object read, @Nullable Object again) {
        if (!read.equals(again)) {
            throw new AssertionError(text + " was read as " + read + ", then as " + again);
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int j = random.nextInt(6); j > 0; j--) {
            text.append(
                    random.nextInt(12) == 0
                            ? String.valueOf((char) random.nextInt(0x300))
                            : PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
