package dev.bindsight.occupancy;

import static dev.bindsight.occupancy.Seen.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.SocketEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.function.Predicate;

/** The kernel picks from 32768 to 60999; 127/8 and ::1 are here; something listens on 40000. */
class ActiveOpensTest {
    private static final EphemeralPorts PICKED =
            new EphemeralPorts(new Port(32_768), new Port(60_999));
    private static final List<SocketEntry> LISTENING =
            List.of(
                    socket("127.0.0.1:40000", "LISTEN"),
                    socket("0.0.0.0:40003", "LISTEN"),
                    socket("0.0.0.0%v0:40001", "LISTEN"),
                    socket("127.0.0.1:40002", "LISTEN").in("net:[4026532512]"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    # local            | remote            | state           | opened here
                    192.0.2.1:45000    | 198.51.100.7:443  | ESTABLISHED     | true
                    192.0.2.1:45000    | 198.51.100.7:443  | TIME_WAIT 30    | true
                    192.0.2.1:45000    | 198.51.100.7:443  | ORPHAN          | true
                    192.0.2.1:443      | 198.51.100.7:45000 | ESTABLISHED    | false
                    192.0.2.1:443      | 198.51.100.7:45000 | SYN_SENT       | true
                    # both ports look picked: who listens tells
                    127.0.0.1:45000    | 127.0.0.1:40000   | ESTABLISHED     | true
                    127.0.0.1:40000    | 127.0.0.1:45000   | ESTABLISHED     | false
                    127.0.0.1:45000    | 127.0.0.1:50000   | ESTABLISHED     | false
                    192.0.2.1:45000    | 198.51.100.7:40000 | ESTABLISHED    | false
                    # a client that chose its port, and its peer
                    127.0.0.1:7004     | 127.0.0.1:40000   | ESTABLISHED     | true
                    127.0.0.1:7004     | 127.0.0.1:40000   | CLOSE_WAIT      | true
                    [::ffff:127.0.0.1]:7004 | [::ffff:127.0.0.1]:40000 | ESTABLISHED | true
                    127.0.0.1:40000    | 127.0.0.1:7004    | ESTABLISHED     | false
                    127.0.0.1:7004     | 127.0.0.2:40000   | ESTABLISHED     | false
                    127.0.0.2:7004     | 127.0.0.2:40003   | ESTABLISHED     | true
                    127.0.0.1:7004     | 127.0.0.1:7003    | ESTABLISHED     | false
                    192.0.2.1:7004     | 198.51.100.7:443  | ESTABLISHED     | false
                    127.0.0.1:45000    | 127.0.0.1:40001   | ESTABLISHED     | false
                    127.0.0.1:45000    | 127.0.0.1:40002   | ESTABLISHED     | false
                    # a client with a low port of its own
                    127.0.0.1:40000    | 127.0.0.1:700     | ESTABLISHED     | false
                    # not accepted yet
                    192.0.2.1:45000    | 198.51.100.7:700  | QUEUED          | false
                    192.0.2.1:45000    | 198.51.100.7:700  | SYN_RECV        | false
                    # connected to itself
                    127.0.0.1:45000    | 127.0.0.1:45000   | ESTABLISHED     | true
                    127.0.0.1:5353     | 127.0.0.1:53      | UDP ESTABLISHED | true
                    127.0.0.1:5353     | -                 | UDP             | false
                    127.0.0.1:45000    | -                 | BOUND           | false
                    """)
    void aConnectionIsToldFromOneThatCameIn(
            String local, String remote, String state, boolean opened) {
        var opens = new ActiveOpens(PICKED, IpAddress::isLoopback, (_, _) -> LISTENING);

        assertThat(opens.made(socket(local, remote, state))).isEqualTo(opened);
    }

    @Test
    void withoutTheRangeNothingIsSaidToBeOpenedHere() {
        Predicate<IpAddress> nowhere = _ -> false;
        var opens = new ActiveOpens(null, nowhere, (_, _) -> List.of());

        assertThat(opens.made(socket("192.0.2.1:45000", "198.51.100.7:443", "ESTABLISHED")))
                .isFalse();
    }
}
