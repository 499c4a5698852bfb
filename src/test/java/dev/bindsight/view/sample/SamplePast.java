package dev.bindsight.view.sample;

import dev.bindsight.history.HeldAt;
import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.HistoryQuery;
import dev.bindsight.history.HistoryReader;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.PastHolder;
import dev.bindsight.history.PastPlace;
import dev.bindsight.history.Period;
import dev.bindsight.history.RecordState;
import dev.bindsight.history.RecorderSwitch;
import dev.bindsight.history.Retention;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * An invented record, once it is switched on: {@code server.js} had port 3000 for half an hour
 * until ten minutes ago, and then {@code other.js}.
 */
public final class SamplePast implements HistoryReader, RecorderSwitch {
    private static final Path FILE = Path.of("/home/ann/.local/state/bindsight/history.db");

    private final Instant began = Instant.now().minus(Duration.ofMinutes(40));
    private volatile boolean on;
    private volatile boolean fitsNothing;
    private volatile boolean forgotten;
    private volatile boolean recordedElsewhere;
    private volatile RecordState.@Nullable Trouble trouble;

    /** From now on another process records too. */
    public void recordElsewhere() {
        recordedElsewhere = true;
    }

    /** From now on the record cannot be read. */
    public void spoil(String why) {
        trouble = new RecordState.Trouble.Unusable(why);
    }

    /** From now on nothing can be written to it. */
    public void fill(String why) {
        trouble = new RecordState.Trouble.NotWritten(why);
    }

    private static PastHolder holder(String script, int pid, Instant from) {
        return new PastHolder(
                new ProcessRef(new Pid(pid), pid),
                from,
                script,
                "node",
                List.of("node", script),
                "/usr/bin/node",
                "/home/ann/shop",
                new Uid(1000),
                "ann",
                null,
                null);
    }

    private List<HeldSpan> spans() {
        var place =
                new PastPlace(
                        Protocol.TCP,
                        BindPlace.of(new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(3000))));
        Instant end = began.plus(Duration.ofMinutes(30));
        return List.of(
                new HeldSpan(
                        1,
                        place,
                        holder("server.js", 3877, began),
                        0,
                        "ann",
                        began,
                        true,
                        end,
                        new SpanEnd.ProcessEnded(new ProcessEnd.Exited(3))),
                new HeldSpan(
                        2,
                        place,
                        holder("other.js", 4098, end),
                        0,
                        "ann",
                        end.plusSeconds(60),
                        true,
                        null,
                        null));
    }

    /** Whether all of it was deleted. */
    public boolean isForgotten() {
        return forgotten;
    }

    @Override
    public RecordState state() {
        return new RecordState(
                on ? RecordState.RecorderKind.WINDOW : null,
                on ? began : null,
                on ? 12_000_000 : 0,
                Retention.DEFAULT,
                FILE,
                trouble);
    }

    /** Lets no word fit anything from now on. */
    public void fitNothing() {
        fitsNothing = true;
    }

    @Override
    public HistoryAnswer read(HistoryQuery query) {
        if (!on || fitsNothing && !query.filter().isEmpty()) {
            return HistoryAnswer.NOTHING;
        }
        List<HeldSpan> spans = spans();
        Period wanted = query.period();
        return new HistoryAnswer(
                spans.stream().filter(span -> span.from().isBefore(wanted.to())).toList(),
                Stream.<PastEvent>of(
                                new PastEvent.Opened(began, spans.getFirst(), null),
                                new PastEvent.Closed(
                                        began.plus(Duration.ofMinutes(30)), spans.getFirst()),
                                new PastEvent.Opened(
                                        began.plus(Duration.ofMinutes(31)),
                                        spans.getLast(),
                                        spans.getFirst()))
                        .filter(event -> event.at().isBefore(wanted.to()))
                        .toList(),
                List.of(),
                false);
    }

    @Override
    public HeldAt heldAt(Port port, Instant at) {
        List<HeldSpan> covering = spans().stream().filter(span -> span.covers(at)).toList();
        return covering.isEmpty()
                ? new HeldAt.Nobody(spans().getFirst(), null, null)
                : new HeldAt.Held(covering);
    }

    @Override
    public UnitState unit() {
        return new UnitState(false, FILE, false, false, false, null, 0);
    }

    @Override
    public UnitChange install() {
        return new UnitChange.NoSystemd();
    }

    @Override
    public UnitChange remove() {
        return new UnitChange.NoSystemd();
    }

    @Override
    public boolean recordHere(boolean wanted) {
        on = wanted;
        return wanted;
    }

    @Override
    public boolean forget() {
        if (recordedElsewhere) {
            return false;
        }
        forgotten = true;
        on = false;
        return true;
    }

    @Override
    public void close() {}
}
