package dev.bindsight.view.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpInfoField;
import dev.bindsight.occupancy.Seen;
import dev.bindsight.view.job.Lanes;
import dev.bindsight.view.job.Uncaught;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

class TcpFieldLookUpTest {
    private static final SocketEntry ONE =
            Seen.socket("127.0.0.1:40001", "127.0.0.1:3000", "ESTABLISHED");
    private static final SocketEntry OTHER =
            Seen.socket("127.0.0.1:40002", "127.0.0.1:3000", "ESTABLISHED");
    private static final SocketEntry LAST =
            Seen.socket("127.0.0.1:40003", "127.0.0.1:3000", "ESTABLISHED");

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final List<SocketEntry> asked = new ArrayList<>();
    private final TcpFieldLookUp fields =
            new TcpFieldLookUp(
                    socket -> {
                        asked.add(socket);
                        return Map.of(TcpInfoField.SEGS_IN, (long) socket.local().port().number());
                    },
                    Lanes.of(background::add));

    @Test
    void whatIsAskedForWhileAnAnswerIsAwaitedIsToldToo() {
        fields.ask(ONE);
        fields.ask(OTHER);
        fields.ask(LAST);
        while (!background.isEmpty()) {
            background.remove().run();
        }

        assertThat(asked).containsExactly(ONE, LAST);
        assertThat(fields.of(LAST)).containsEntry(TcpInfoField.SEGS_IN, 40_003L);
        assertThat(fields.of(ONE)).as("of another nothing is told").isEmpty();
    }

    @Test
    void aLookUpThatFailsKeepsNoOtherFromBeingAsked() {
        var failing =
                new TcpFieldLookUp(
                        socket -> {
                            asked.add(socket);
                            throw new IllegalStateException("broken");
                        },
                        Lanes.of(background::add));
        List<Throwable> told =
                Uncaught.during(() -> {
                    failing.ask(ONE);
                    failing.ask(OTHER);
                    background.remove().run();
                });

        assertThat(told).singleElement().extracting(Throwable::getMessage).isEqualTo("broken");
        assertThat(background).as("what waited is asked").hasSize(1);
        Uncaught.during(background.remove());
        assertThat(asked).containsExactly(ONE, OTHER);
    }
}
