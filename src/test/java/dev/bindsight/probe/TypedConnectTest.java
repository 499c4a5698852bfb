package dev.bindsight.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What a connect that was typed asks for, and why some make no sense. */
class TypedConnectTest {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static TypedConnect typed(
            String host, String ports, AddressFamilies families, @Nullable String source) {
        return new TypedConnect(
                host, ports, Protocol.TCP, families, source, PATIENCE, false, false, false, null);
    }

    private static TypedConnect.Reading read(TypedConnect typed) {
        return typed.read(
                name -> name.equals("https") ? Optional.of(new Port(443)) : Optional.empty());
    }

    private static List<ConnectMistake> mistakes(TypedConnect typed) {
        return switch (read(typed)) {
            case TypedConnect.Reading.Read _ -> List.of();
            case TypedConnect.Reading.Wrong(List<ConnectMistake> mistakes) -> mistakes;
        };
    }

    private static ConnectRequest request(TypedConnect typed) {
        return switch (read(typed)) {
            case TypedConnect.Reading.Read(ConnectRequest request) -> request;
            case TypedConnect.Reading.Wrong(List<ConnectMistake> mistakes) ->
                    throw new AssertionError(mistakes);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com",
        "[::1], ::1",
        "fe80::1%eth0, fe80::1%eth0",
        "127.0.0.1, 127.0.0.1"
    })
    void aHostIsReadWithoutBrackets(String host, String expected) {
        ConnectRequest request = request(typed(host, "22,https", AddressFamilies.ANY, null));

        assertThat(request.host()).isEqualTo(expected);
        assertThat(request.ports()).containsExactly(new Port(22), new Port(443));
        assertThat(request.source()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "ANY,, ANY",
        "IPV4,, IPV4",
        "ANY, 127.0.0.1, IPV4",
        "IPV4, 127.0.0.1:4000, IPV4",
        "ANY, ::1, IPV6",
        "IPV6, [fe80::1%eth0]:4000, IPV6"
    })
    void aSocketThatIsBoundFirstTriesTheFamilyOfItsAddressAlone(
            AddressFamilies asked, @Nullable String source, AddressFamilies tried) {
        ConnectRequest request = request(typed("localhost", "80", asked, source));

        assertThat(request.families()).isEqualTo(asked);
        assertThat(request.tried()).isEqualTo(tried);
    }

    @Test
    void anAddressOfTheOtherFamilyThanIsAskedForIsAMistake() {
        assertThat(mistakes(typed("localhost", "80", AddressFamilies.IPV6, "127.0.0.1")))
                .containsExactly(new ConnectMistake.SourceOfOtherFamily("127.0.0.1"));
    }

    @Test
    void everyMistakeIsTold() {
        var typed =
                new TypedConnect(
                        "a/b",
                        "80,htp",
                        Protocol.UDP,
                        AddressFamilies.ANY,
                        "here",
                        null,
                        false,
                        true,
                        false,
                        "x");

        assertThat(mistakes(typed))
                .containsExactly(
                        new ConnectMistake.TlsOverUdp(),
                        new ConnectMistake.HeadOverUdp("x"),
                        new ConnectMistake.NoSource("here"),
                        new ConnectMistake.NoHost("a/b"),
                        new ConnectMistake.NoPort("htp"),
                        new ConnectMistake.NoTimeout());
    }

    @Test
    void aPathBeginsWithASlashAndHasNoBlank() {
        for (String path : List.of("", "x", "/a b", "/é")) {
            var typed =
                    new TypedConnect(
                            "h",
                            "80",
                            Protocol.TCP,
                            AddressFamilies.ANY,
                            null,
                            PATIENCE,
                            false,
                            false,
                            false,
                            path);
            assertThat(mistakes(typed)).containsExactly(new ConnectMistake.NoPath(path));
        }
    }

    @Test
    void noTextThrowsAndWhatIsWrongIsSaid() {
        String[] pieces = {
            "example.com",
            "127.0.0.1",
            "::1",
            "[",
            "]",
            "[::1]",
            ":",
            "%eth0",
            "%",
            "/",
            " ",
            ",",
            "80",
            "0",
            "65536",
            "-",
            "80-90",
            "https",
            "htp",
            "é",
            "\u0000",
            "\n",
            "99999999999"
        };
        var random = new Random(20261128);
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            var typed =
                    new TypedConnect(
                            text(random, pieces),
                            text(random, pieces),
                            random.nextBoolean() ? Protocol.TCP : Protocol.UDP,
                            AddressFamilies.values()[random.nextInt(3)],
                            random.nextBoolean() ? null : text(random, pieces),
                            PATIENCE,
                            false,
                            random.nextInt(4) == 0,
                            false,
                            random.nextInt(4) > 0 ? null : "/" + text(random, pieces));
            switch (read(typed)) {
                case TypedConnect.Reading.Read(ConnectRequest request) -> {
                    read++;
                    assertThat(request.ports()).isNotEmpty().doesNotContain(new Port(0));
                }
                case TypedConnect.Reading.Wrong(List<ConnectMistake> mistakes) ->
                        assertThat(mistakes).isNotEmpty().doesNotHaveDuplicates();
            }
        }
        assertThat(read).isPositive();
    }

    private static String text(Random random, String... pieces) {
        var text = new StringBuilder();
        for (int j = random.nextInt(3); j >= 0; j--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }
}
