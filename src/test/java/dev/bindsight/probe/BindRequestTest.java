package dev.bindsight.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.probe.TypedBind.Part;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** What a request to bind comes to, and why some make no sense. */
class BindRequestTest {
    private static final Set<SocketOption> V6ONLY = Set.of(SocketOption.IPV6_V6ONLY);

    private static BindRequest request(
            String place, Protocol protocol, Set<SocketOption> options, @Nullable Integer backlog) {
        return new BindRequest(
                AddressSpec.parseWithAnyPort(place).orElseThrow(),
                protocol,
                options,
                backlog,
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "3000, false, [::]:3000 off",
        "3000, true, [::]:3000 on",
        "0, false, [::]:0 off",
        "localhost:3000, false, 127.0.0.1:3000; [::1]:3000",
        "localhost:3000, true, [::1]:3000 on",
        "localhost:0, false, 127.0.0.1:0",
        "localhost:0, true, [::1]:0 on",
        "127.0.0.1:3000, false, 127.0.0.1:3000",
        "[::1]:3000, false, [::1]:3000",
        "[::1]:3000, true, [::1]:3000 on",
        "[fe80::1%eth0]:3000, true, [fe80::1%eth0]:3000 on",
        "0.0.0.0%lo:3000, false, 0.0.0.0%lo:3000"
    })
    void aPlaceIsAsManySocketsAsAServerWouldHave(String place, boolean v6only, String expected) {
        BindRequest request = request(place, Protocol.TCP, v6only ? V6ONLY : Set.of(), null);

        assertThat(request.mistakes()).isEmpty();
        assertThat(
                        request.probes(spec -> spec.places(true)).stream()
                                .map(BindRequestTest::words)
                                .collect(Collectors.joining("; ")))
                .isEqualTo(expected);
    }

    private static String words(BindProbe probe) {
        Boolean v6only = probe.place().v6only();
        return probe.place() + (v6only == null ? "" : v6only ? " on" : " off");
    }

    @Test
    void anOptionOfTheOtherFamilyAndABacklogOfUdpAreMistakes() {
        assertThat(request("127.0.0.1:0", Protocol.UDP, V6ONLY, 3).mistakes())
                .containsExactly(
                        new BindMistake.V6onlyOfIpv4(IpAddress.LOOPBACK_IPV4),
                        new BindMistake.BacklogOfUdp(3));
        assertThat(request("localhost:0", Protocol.UDP, V6ONLY, null).mistakes()).isEmpty();
    }

    @Test
    void aMatrixTakesAPortAndNothingElse() {
        assertThat(request("3000", Protocol.UDP, Set.of(), null).mistakesOfMatrix()).isEmpty();
        assertThat(request("0", Protocol.TCP, Set.of(), null).mistakesOfMatrix()).isNotEmpty();
        assertThat(request("3000", Protocol.TCP, V6ONLY, null).mistakesOfMatrix()).isNotEmpty();
        assertThat(request("3000", Protocol.TCP, Set.of(), 1).mistakesOfMatrix()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "*, 80, 511, 10, ''",
        "'', 0, 0, 3600, ''",
        "' [::1] ', ' 80 ', ' 7 ', ' 1 ', ''",
        "127.0.0.1:80, x, many, 0, ADDRESS PORT BACKLOG HOLD",
        "host, 80, 511, 10, ADDRESS",
        "*, 65536, 511, 10, PORT",
        "*, -1, 511, 10, PORT",
        "*, '', 511, 10, PORT",
        "*, 80, 2147483648, 10, BACKLOG",
        "*, 80, 99999999999, 10, BACKLOG",
        "*, 80, '', 10, BACKLOG",
        "*, 80, 511, 3601, HOLD",
        "*, 80, 511, 1.5, HOLD"
    })
    void everyFieldIsReadByItself(
            String address, String port, String backlog, String hold, String wrong) {
        var typed = new TypedBind(address, port, Protocol.TCP, Set.of(), backlog, hold);

        switch (typed.read()) {
            case TypedBind.Reading.Read(BindRequest request) -> {
                assertThat(wrong).isEmpty();
                assertThat(request.hold())
                        .isEqualTo(Duration.ofSeconds(Integer.parseInt(hold.strip())));
            }
            case TypedBind.Reading.Unreadable(Set<Part> parts) ->
                    assertThat(parts)
                            .containsExactlyInAnyOrderElementsOf(
                                    Arrays.stream(wrong.split(" ")).map(Part::valueOf).toList());
        }
    }

    @Test
    void whatIsReadHasNoMistakesAndCanBeBound() {
        var random = new Random(20261128);
        List<String> pieces =
                List.of(
                        "*",
                        "localhost",
                        "127.0.0.1",
                        "::1",
                        "[::1]",
                        "%lo",
                        "80",
                        "0",
                        "65536",
                        " ",
                        "x",
                        "[",
                        "]",
                        ":",
                        "99999999999",
                        "-",
                        "٣");
        int read = 0;
        for (int i = 0; i < 100_000; i++) {
            var typed =
                    new TypedBind(
                            text(random, pieces),
                            text(random, pieces),
                            random.nextBoolean() ? Protocol.TCP : Protocol.UDP,
                            random.nextBoolean() ? V6ONLY : Set.of(),
                            random.nextInt(4) > 0 ? "7" : text(random, pieces),
                            random.nextBoolean() ? null : text(random, pieces));
            if (typed.read() instanceof TypedBind.Reading.Read(BindRequest request)) {
                read++;
                assertThat(request.mistakes()).isEmpty();
                assertThat(request.probes(spec -> spec.places(random.nextBoolean()))).isNotEmpty();
            }
        }
        assertThat(read).isPositive();
    }

    private static String text(Random random, List<String> pieces) {
        var text = new StringBuilder();
        for (int j = random.nextInt(3); j >= 0; j--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }
}
