package dev.bindsight.history.store;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.Past;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.PastHolder;
import dev.bindsight.history.RecordGap;
import dev.bindsight.history.RecordState.RecorderKind;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.testbed.ScriptedPlatform;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * A record of thirty days: servers that start anew all the time, on two thousand ports, each of
 * another process, and for each that has ended an event of either end. Pairs of numbers and times
 * are such that a test can reckon what the record has to tell.
 */
public final class LongRecord {
    /** When it ends. */
    public static final Instant END = Past.NOON;

    /** When it begins. */
    public static final Instant BEGIN = END.minus(Duration.ofDays(30));

    /** How many ports there are, from {@link #FIRST_PORT} on, each in its turn. */
    public static final int PORTS = 2_000;

    public static final int FIRST_PORT = 10_000;

    /** Every so manieth server is called {@code rare.js}. */
    public static final int RARE = 1_000;

    private static final int GAPS = 60;
    private static final int BATCH = 10_000;
    private static final SpanEnd END_OF_EACH = new SpanEnd.ProcessEnded(new ProcessEnd.Exited(0));

    private final int servers;

    /**
     * A record.
     *
     * @param events how many events of servers; there are half as many servers
     */
    public LongRecord(int events) {
        servers = events / 2;
    }

    /** How many servers there were. */
    public int servers() {
        return servers;
    }

    /** Where it is in a folder. */
    public static HistoryFile file(Path folder) {
        return HistoryFile.of(Map.of("XDG_STATE_HOME", folder.toString()), folder);
    }

    /** Reads it, at its end. */
    public static RecordReader reader(Path folder) {
        return new RecordReader(
                file(folder),
                new MachineSummary(new ScriptedPlatform().machine(), "test"),
                () -> END,
                () -> "a1",
                () -> new dev.bindsight.history.Retention(30, 10_000));
    }

    /** When a server begins, of all in their order. */
    public Instant from(int server) {
        return BEGIN.plusMillis(Duration.between(BEGIN, END).toMillis() * server / servers);
    }

    /** When it ends: as long after as half a round through the ports takes. */
    public Instant to(int server) {
        return from(server + PORTS / 2);
    }

    /** Its port. */
    public static int port(int server) {
        return FIRST_PORT + server % PORTS;
    }

    /** Its name. */
    public static String name(int server) {
        return server % RARE == 0 ? "rare.js" : "server" + server % 40 + ".js";
    }

    /** Writes it down. */
    public void write(Path folder) throws SQLException {
        RecordWriter writer =
                ((RecordWriter.Opening.Opened) RecordWriter.open(file(folder), BEGIN)).writer();
        try (writer) {
            var changes = new ArrayList<Change>();
            Deque<HeldSpan> lasting = new ArrayDeque<>();
            changes.add(new Change.Happened(new PastEvent.RecordingBegan(BEGIN)));
            for (int i = 0; i < GAPS; i++) {
                Instant from = BEGIN.plus(Duration.ofHours(12L * i));
                changes.add(
                        new Change.Missed(
                                new RecordGap(
                                        from, from.plusSeconds(60), RecordGap.Why.SUSPENDED)));
            }
            for (int server = 0; server < servers; server++) {
                Instant now = from(server);
                while (!lasting.isEmpty() && !to((int) lasting.getFirst().id() - 1).isAfter(now)) {
                    end(lasting.remove(), changes);
                }
                HeldSpan span = Past.lasting(server + 1L, port(server), holder(server), now);
                changes.add(new Change.Began(span, server + 1L));
                changes.add(new Change.Happened(new PastEvent.Opened(now, span, null)));
                lasting.add(span);
                if (changes.size() > BATCH) {
                    writer.write(changes, pulse(now));
                    changes.clear();
                }
            }
            writer.write(changes, pulse(END));
        }
    }

    private void end(HeldSpan span, List<Change> changes) {
        Instant to = to((int) span.id() - 1);
        changes.add(new Change.Ended(span.id(), to, END_OF_EACH));
        changes.add(new Change.Happened(new PastEvent.Closed(to, span.ended(to, END_OF_EACH))));
    }

    private static PastHolder holder(int server) {
        PastHolder like = Past.holder(server + 1, name(server));
        return new PastHolder(
                new ProcessRef(new Pid(server + 1), server),
                like.startedAt(),
                like.name(),
                like.runtime(),
                like.command(),
                like.program(),
                like.directory(),
                like.uid(),
                like.user(),
                null,
                null);
    }

    private static Pulse pulse(Instant at) {
        ProcessHandle self = ProcessHandle.current();
        return new Pulse("a1", at, false, RecorderKind.COMMAND, self.pid(), Pulse.startOf(self));
    }
}
