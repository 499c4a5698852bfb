package dev.bindsight.diagnosis.gather.bind;

import static dev.bindsight.model.ErrnoName.EADDRINUSE;

import dev.bindsight.diagnosis.Matrix;
import dev.bindsight.diagnosis.MatrixCell;
import dev.bindsight.diagnosis.MatrixColumn;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.Uid;
import dev.bindsight.occupancy.Occupants;
import dev.bindsight.probe.BindProver;
import dev.bindsight.probe.Cancellation;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One run through all cells. Not safe for use by several threads. */
final class MatrixRun {
    private static final Comparator<SocketEntry> LETTERED =
            Comparator.comparing(SocketEntry::local).thenComparing(SocketEntry::key);

    private final BindProver prover;
    private final InventoryEngine engine;
    private final Port port;
    private final Protocol protocol;
    private final Uid user;
    private final Map<SocketKey, SocketEntry> refusing = new LinkedHashMap<>();
    private @Nullable Inventory seen;
    private int binds;

    MatrixRun(BindProver prover, InventoryEngine engine, Port port, Protocol protocol, Uid user) {
        this.prover = prover;
        this.engine = engine;
        this.port = port;
        this.protocol = protocol;
        this.user = user;
    }

    /**
     * A row before it is tried.
     *
     * @param place where, {@code ::} as dual-stack
     * @param device the device the address is on, absent for a wildcard
     */
    record Line(BindPlace place, @Nullable String device) {}

    Matrix run(List<Line> lines, Consumer<Matrix.Row> each, Cancellation cancellation) {
        long start = System.nanoTime();
        look();
        var rows = new ArrayList<Matrix.Row>();
        for (Line line : lines) {
            Matrix.Row row = row(line, cancellation);
            if (row == null) {
                break;
            }
            rows.add(row);
            each.accept(row);
        }
        return new Matrix(
                port,
                protocol,
                rows,
                List.copyOf(refusing.values()),
                seen,
                binds,
                Duration.ofNanos(System.nanoTime() - start),
                rows.size() < lines.size());
    }

    /** Absent if it was cancelled before the row was whole. */
    private Matrix.@Nullable Row row(Line line, Cancellation cancellation) {
        Map<MatrixColumn, MatrixCell> cells = new EnumMap<>(MatrixColumn.class);
        for (MatrixColumn column : MatrixColumn.values()) {
            if (cancellation.getAsBoolean()) {
                return null;
            }
            cells.put(column, cell(line.place(), column));
        }
        return new Matrix.Row(line.place(), line.device(), cells);
    }

    private MatrixCell cell(BindPlace place, MatrixColumn column) {
        return switch (column) {
            case PLAIN -> tried(place, Set.of());
            case REUSE_ADDRESS -> tried(place, Set.of(SocketOption.SO_REUSEADDR));
            case REUSE_PORT -> tried(place, Set.of(SocketOption.SO_REUSEPORT));
            case V6ONLY ->
                    place.endpoint().address().family() == AddressFamily.IPV4
                            ? new MatrixCell.NotApplicable()
                            : tried(
                                    new BindPlace(place.endpoint(), true, place.interfaceName()),
                                    Set.of());
        };
    }

    private MatrixCell tried(BindPlace place, Set<SocketOption> options) {
        Attempt attempt = prover.prove(new BindProbe(place, protocol, options));
        if (attempt.trace().stream().anyMatch(call -> call.syscall() == Syscall.BIND)) {
            binds++;
        }
        return switch (attempt.outcome()) {
            case Outcome.NotTried(Syscall _, List<SocketEntry> holders) ->
                    new MatrixCell.NotTried(attempt, named(withOwners(holders)));
            case Outcome.Refused(Syscall _, var errno, var _) when errno.is(EADDRINUSE) ->
                    new MatrixCell.Tried(attempt, named(refusers(place, options)));
            case Outcome.Worked _, Outcome.Refused _, Outcome.Unresolved _, Outcome.Cancelled _ ->
                    new MatrixCell.Tried(attempt, List.of());
        };
    }

    /** What came after the look is looked for once more. */
    private List<SocketEntry> refusers(BindPlace place, Set<SocketOption> options) {
        if (Occupants.ofRefusal(place, protocol, entries()).isEmpty()) {
            look();
        }
        return lettered(Occupants.ofRefusal(place, protocol, entries()).refusing(options, user));
    }

    private List<SocketEntry> withOwners(List<SocketEntry> holders) {
        if (!keys().containsAll(holders.stream().map(SocketEntry::key).toList())) {
            look();
        }
        Set<SocketKey> wanted = Set.copyOf(holders.stream().map(SocketEntry::key).toList());
        List<SocketEntry> owned =
                entries().stream().filter(entry -> wanted.contains(entry.key())).toList();
        return owned.size() == wanted.size() ? lettered(owned) : holders;
    }

    /** In the order in which they are given letters. */
    private static List<SocketEntry> lettered(List<SocketEntry> sockets) {
        return sockets.stream().sorted(LETTERED).toList();
    }

    private List<SocketKey> keys() {
        return entries().stream().map(SocketEntry::key).toList();
    }

    /** Gives each socket its letter, and keeps the first reading of it. */
    private List<SocketEntry> named(List<SocketEntry> sockets) {
        return sockets.stream()
                .map(socket -> {
                    refusing.putIfAbsent(socket.key(), socket);
                    return refusing.get(socket.key());
                })
                .toList();
    }

    private List<SocketEntry> entries() {
        return seen == null ? List.of() : List.copyOf(seen.entries());
    }

    private void look() {
        if (engine.look(protocol, port) instanceof Reading.Read(Inventory inventory)) {
            seen = inventory;
        }
    }
}
