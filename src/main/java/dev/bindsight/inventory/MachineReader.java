package dev.bindsight.inventory;

import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.InventoryDelta;
import dev.bindsight.model.MptcpSocket;
import dev.bindsight.model.Order;
import dev.bindsight.model.Ownership.HiddenReason;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Source;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.model.TcpState;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.SocketQuery;
import dev.bindsight.platform.SocketSource;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Reads sockets and joins them to their owners; what did not change since its last reading is taken
 * over. For one thread at a time.
 */
final class MachineReader {
    private final SourceReader sources;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final SocketTable sockets;
    private final OwnerJoin join;
    private final Measuring.Former former = new Measuring.Former();
    private @Nullable Source lastSource;
    private @Nullable Inventory last;
    private volatile @Nullable Step lastStep;

    MachineReader(
            Platform platform,
            SourceReader sources,
            DeviceNames devices,
            ScanPool crew,
            InstantSource clock,
            LongSupplier nanoTime,
            Duration belief) {
        this.sources = sources;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.sockets = new SocketTable(devices::name);
        this.join = new OwnerJoin(platform, sources, crew, sockets, belief);
    }

    /** Reads what {@code query} asks for and looks its owners up. */
    Reading read(SourceChoice choice, SocketQuery query, ScanProgress progress) {
        Instant takenAt = clock.instant();
        long begun = nanoTime.getAsLong();
        var measuring = query.measured() ? new Measuring(former, sockets.size()) : null;
        return switch (list(choice, query, takenAt, measuring)) {
            case SourceReader.Answer.Refused(List<SourceRefusal> refusals) ->
                    new Reading.Unreadable(refusals);
            case SourceReader.Answer.Listed(SocketSource source, SourceRefusal fallback) -> {
                long listed = nanoTime.getAsLong();
                join.refresh(query, begun, progress);
                Map<ProcessRef, ProcessDetails> processes = join.processes();
                List<SocketEntry> entries = sockets.snapshot();
                var read =
                        new Inventory(
                                takenAt,
                                Duration.ofNanos(nanoTime.getAsLong() - begun),
                                entries,
                                processes,
                                join.socketUnits(entries, processes),
                                coverage(source, fallback),
                                measuring == null
                                        ? null
                                        : measuring.at(listed, sockets, mptcp(source, measuring)));
                follow(read);
                yield new Reading.Read(read);
            }
        };
    }

    /** Reads what {@code query} asks for and looks at no process. */
    Reading glance(SourceChoice choice, SocketQuery query) {
        Instant takenAt = clock.instant();
        long begun = nanoTime.getAsLong();
        return switch (list(choice, query, takenAt, null)) {
            case SourceReader.Answer.Refused(List<SourceRefusal> refusals) ->
                    new Reading.Unreadable(refusals);
            case SourceReader.Answer.Listed(SocketSource source, SourceRefusal fallback) -> {
                join.judgeByState();
                yield new Reading.Read(
                        new Inventory(
                                takenAt,
                                Duration.ofNanos(nanoTime.getAsLong() - begun),
                                sockets.snapshot(),
                                Map.of(),
                                coverage(source, fallback)));
            }
        };
    }

    /** How a reading differs from the one before it, absent for any other two. */
    @Nullable InventoryDelta change(Inventory before, Inventory after) {
        Step step = lastStep;
        return step != null && step.before == before && step.after == after ? step.delta : null;
    }

    /** Notes how a reading differs from the last one, where what happened between is known. */
    private void follow(Inventory read) {
        Inventory before = last;
        SocketJournal journal = sockets.journal();
        if (before != null && journal.isKept()) {
            var writer = DeltaWriter.ofJoined(before, read);
            journal.each(writer::write);
            lastStep = new Step(before, read, writer.delta(true));
        } else {
            lastStep = null;
        }
        journal.begin();
        last = read;
    }

    /** Two readings that follow each other. */
    private record Step(Inventory before, Inventory after, InventoryDelta delta) {}

    private SourceReader.Answer list(
            SourceChoice choice,
            SocketQuery query,
            Instant takenAt,
            @Nullable Measuring measuring) {
        SourceReader.Answer answer =
                sources.list(
                        choice,
                        query,
                        source -> {
                            if (source.id() != lastSource) {
                                sockets.clear();
                                lastSource = source.id();
                            }
                            sockets.begin(takenAt.toEpochMilli());
                            return view -> {
                                if (query.occupants()
                                        && !SocketEntry.occupiesPort(
                                                view.protocol(), TcpState.of(view.state()))) {
                                    return;
                                }
                                int row = sockets.accept(view);
                                if (measuring != null) {
                                    measuring.take(row, sockets, view);
                                }
                            };
                        });
        if (answer instanceof SourceReader.Answer.Listed) {
            sockets.end();
        }
        return answer;
    }

    /** The MPTCP connections; the kernel looks for them in all its table, hardly any has one. */
    private static List<MptcpSocket> mptcp(SocketSource source, Measuring measuring) {
        // a source reuses its buffers
        synchronized (source) {
            return measuring.sawSubflows() || !source.namesMptcp() ? source.mptcp() : List.of();
        }
    }

    private Coverage coverage(SocketSource source, @Nullable SourceRefusal fallback) {
        List<HiddenReason> reasons =
                Arrays.stream(HiddenReason.values())
                        .filter(reason -> reason != HiddenReason.GONE)
                        .filter(reason -> sockets.hidden(reason) > 0)
                        .sorted(Order.by(sockets::hidden, Comparator.reverseOrder()))
                        .toList();
        return new Coverage(
                source.id(),
                fallback,
                reasons.stream().mapToInt(sockets::hidden).sum(),
                reasons.isEmpty() ? null : reasons.getFirst(),
                source.lacks().stream().sorted().toList());
    }
}
