package dev.bindsight.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.view.sample.Sample;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ports that follow each other are told together. */
class PortRunTest {
    private static final ProcessDetails PROXY = Sample.process(900, "proxy", null, "proxy");

    @Test
    void portsWithoutAGapAreOneRun() {
        List<SocketEntry> sockets =
                Stream.concat(
                                ports("127.0.0.1", 20_000, 25_000),
                                ports("127.0.0.1", 25_001, 25_003))
                        .toList();

        assertThat(PortRun.of(sockets))
                .extracting(PortRun::from, PortRun::last, PortRun::sockets)
                .containsExactly(tuple(20_000, 24_999, 5_000), tuple(25_001, 25_002, 2));
    }

    @Test
    void anotherAddressIsAnotherRun() {
        List<SocketEntry> sockets =
                Stream.concat(ports("127.0.0.1", 80, 82), ports("0.0.0.0", 81, 83)).toList();

        assertThat(PortRun.of(sockets))
                .extracting(run -> run.first().local().toString(), PortRun::last)
                .containsExactly(tuple("127.0.0.1:80", 81), tuple("0.0.0.0:81", 82));
    }

    @Test
    void socketsThatShareAPortAreCounted() {
        SocketEntry one = Sample.listener("127.0.0.1", 80, PROXY);

        assertThat(PortRun.of(List.of(one, one)))
                .extracting(PortRun::from, PortRun::last, PortRun::sockets)
                .containsExactly(tuple(80, 80, 2));
    }

    private static Stream<SocketEntry> ports(String address, int from, int until) {
        return IntStream.range(from, until).mapToObj(port -> Sample.listener(address, port, PROXY));
    }
}
