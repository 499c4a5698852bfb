package dev.bindsight.inventory.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.Source;
import dev.bindsight.model.TcpState;
import dev.bindsight.testbed.SameAnywhere;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedSocket;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A million filters that nobody would type, and many that somebody would. */
@SameAnywhere
class SocketFilterFuzzTest {
    private static final int INPUTS = 1_000_000;
    private static final String[] PIECES = {
        "port:",
        "state:",
        "proto:",
        "user:",
        "pid:",
        "addr:",
        "process:",
        "unit:",
        "container:",
        "exposure:",
        "service:",
        "command:",
        "dir:",
        "prot:",
        "stat:",
        " ",
        " ",
        "!",
        "-",
        "\"",
        ",",
        ":",
        "::",
        "/",
        "80",
        "8000-9000",
        "9000-",
        "-",
        "99999999999",
        "0",
        "listen",
        "listn",
        "udp",
        "tcp46",
        "127.0.0.1",
        "[::1]",
        "fe80::1%eth0",
        "localhost",
        "*",
        "10.0.0.0/8",
        "node",
        "é",
        "\ud83d",
        "\u0000",
        "\t",
        "\n",
        "%",
        "[",
        "]",
        "loopback",
        "{0}",
        "'",
        "\\",
        "a",
        "ZZ",
        "_",
        "("
    };

    private final MachineSummary machine =
            new MachineSummary(new ScriptedPlatform().machine(), "test");
    private final SocketEntry entry =
            new SocketEntry(
                    new SocketKey.ByCookie(1),
                    Protocol.TCP,
                    AddressFamily.IPV4,
                    ScriptedSocket.endpoint("127.0.0.1:80"),
                    null,
                    null,
                    TcpState.LISTEN,
                    0,
                    1,
                    null,
                    null,
                    0,
                    null,
                    null,
                    Ownership.NOT_LOOKED_UP);
    private final Inventory inventory =
            new Inventory(
                    Instant.EPOCH,
                    Duration.ZERO,
                    List.of(entry),
                    Map.of(),
                    new Coverage(Source.SOCK_DIAG, null, 0, null, List.of()));

    @Test
    void noTextThrowsAndEveryOffsetIsInsideIt() {
        var random = new Random(20261121);
        int good = 0;
        for (int i = 0; i < INPUTS; i++) {
            String text = text(random);
            switch (SocketFilter.parse(text)) {
                case FilterReading.Parsed(SocketFilter filter) -> {
                    good++;
                    filter.on(inventory, machine).matches(entry, inventory, machine);
                    for (FilterTerm term : filter.terms()) {
                        inside(text, term.start(), term.end());
                        filter.without(term);
                    }
                }
                case FilterReading.Mistake mistake -> inside(text, mistake.start(), mistake.end());
            }
        }
        assertThat(good).isBetween(INPUTS / 20, INPUTS * 19 / 20);
    }

    @Test
    void aSuggestionMendsTheWord() {
        var random = new Random(3);
        int mended = 0;
        for (int i = 0; i < 50_000; i++) {
            String text = text(random);
            if (SocketFilter.parse(text) instanceof FilterReading.Mistake mistake
                    && mistake.suggestion() != null) {
                String next =
                        text.substring(0, mistake.start())
                                + mistake.suggestion()
                                + text.substring(mistake.end());
                FilterReading again = SocketFilter.parse(next);
                // what is wrong behind the key shows when the key is right
                boolean moved =
                        !(again instanceof FilterReading.Mistake other)
                                || !other.what().equals(mistake.what())
                                || other.start() > mistake.start();
                assertThat(moved).as("%s became %s", text, next).isTrue();
                mended++;
            }
        }
        assertThat(mended).isPositive();
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int j = random.nextInt(7); j > 0; j--) {
            if (random.nextInt(10) == 0) {
                text.append((char) random.nextInt(0x300));
            } else {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return text.toString();
    }

    private static void inside(String text, int start, int end) {
        if (start < 0 || end > text.length() || start >= end) {
            throw new AssertionError(start + " to " + end + " of " + text);
        }
    }
}
