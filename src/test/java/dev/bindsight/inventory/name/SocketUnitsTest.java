package dev.bindsight.inventory.name;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Protocol;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.testbed.ScriptedSocket;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which .socket unit listens where. */
class SocketUnitsTest {
    @Test
    void aPortAloneMeansEveryAddress() {
        assertThat(unit("[::]:22", "ListenStream=22")).contains("a.socket");
        assertThat(unit("[::]:22", "ListenStream = 22 ")).contains("a.socket");
        assertThat(unit("[::]:23", "ListenStream=22")).isEmpty();
    }

    @Test
    void anAddressIsTakenAtItsWord() {
        assertThat(unit("127.0.0.1:631", "ListenStream=127.0.0.1:631")).contains("a.socket");
        assertThat(unit("[::1]:631", "ListenStream=[::1]:631")).contains("a.socket");
        assertThat(unit("127.0.0.2:631", "ListenStream=127.0.0.1:631")).isEmpty();
    }

    @Test
    void theVeryAddressGoesBeforeThePort() {
        assertThat(unit("127.0.0.1:80", "ListenStream=80", "ListenStream=127.0.0.1:80"))
                .contains("b.socket");
    }

    @Test
    void twoUnitsOnOnePortLeaveItOpen() {
        assertThat(unit("[::]:80", "ListenStream=80", "ListenStream=80")).isEmpty();
    }

    @Test
    void aDatagramUnitIsNotAStream() {
        assertThat(unit("[::]:69", "ListenDatagram=69")).isEmpty();
    }

    @Test
    void otherLinesAreSkipped() {
        assertThat(
                        unit(
                                "[::]:22",
                                "# ListenStream=22\n"
                                        + "[Socket]\n"
                                        + "ListenStream=/run/x.sock\n"
                                        + "ListenStream=\n"
                                        + "ListenStream=99999999999\n"
                                        + "ListenStream=a:b\n"
                                        + "=\n"
                                        + "="))
                .isEmpty();
    }

    /** Asks for the unit among a.socket, b.socket and so on with these texts. */
    private static Optional<String> unit(String local, String... texts) {
        List<SocketUnits.Source> sources =
                IntStream.range(0, texts.length)
                        .mapToObj(i ->
                                new SocketUnits.Source(
                                        new SystemdUnit((char) ('a' + i) + ".socket", false),
                                        texts[i]))
                        .toList();
        return SocketUnits.parse(sources)
                .listeningOn(Protocol.TCP, ScriptedSocket.endpoint(local))
                .map(SystemdUnit::name);
    }
}
