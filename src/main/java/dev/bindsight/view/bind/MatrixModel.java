package dev.bindsight.view.bind;

import dev.bindsight.diagnosis.ConflictMatrix;
import dev.bindsight.diagnosis.Matrix;
import dev.bindsight.diagnosis.MatrixCell;
import dev.bindsight.diagnosis.MatrixColumn;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.text.Texts;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Lane;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What the conflict matrix does, free of nodes. Called on the user interface's thread. */
public final class MatrixModel {
    private final ConflictMatrix matrices;
    private final Lane lane;
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure =
            new ReadOnlyObjectWrapper<>(this, "failure");
    private final StringProperty port = new SimpleStringProperty(this, "port", "");
    private final ObjectProperty<Protocol> protocol =
            new SimpleObjectProperty<>(this, "protocol", Protocol.TCP);
    private final ReadOnlyObjectWrapper<@Nullable String> mistake =
            new ReadOnlyObjectWrapper<>(this, "mistake");
    private final ReadOnlyObjectWrapper<@Nullable Matrix> matrix =
            new ReadOnlyObjectWrapper<>(this, "matrix");
    private final ReadOnlyObjectWrapper<@Nullable Place> selected =
            new ReadOnlyObjectWrapper<>(this, "selected");
    private final ObservableList<Matrix.Row> rows = FXCollections.observableArrayList();
    private final ObservableList<Matrix.Row> seenRows =
            FXCollections.unmodifiableObservableList(rows);
    private final List<SocketEntry> refusing = new ArrayList<>();

    /**
     * A cell by where it stands.
     *
     * @param row its row, from 0
     * @param column its column
     */
    record Place(int row, MatrixColumn column) {}

    /**
     * A model without a matrix.
     *
     * @param lane runs what blocks
     */
    public MatrixModel(ConflictMatrix matrices, Lane lane) {
        this.matrices = matrices;
        this.lane = lane;
        port.subscribe(() -> mistake.set(null));
        // what was tried with the other protocol says nothing about this one
        protocol.addListener(_ -> {
            if (!rows.isEmpty()) {
                tryAll();
            }
        });
    }

    /** The port as it was typed. */
    StringProperty portProperty() {
        return port;
    }

    /** TCP or UDP. */
    ObjectProperty<Protocol> protocolProperty() {
        return protocol;
    }

    /** What is wrong with the port and what is accepted, absent if nothing is. */
    ReadOnlyObjectProperty<@Nullable String> mistakeProperty() {
        return mistake.getReadOnlyProperty();
    }

    /** What runs. */
    Lane lane() {
        return lane;
    }

    /** Why the last run came to nothing: a bug of Bindsight. Absent if it went well. */
    ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** The rows that are done. */
    ObservableList<Matrix.Row> rows() {
        return seenRows;
    }

    /** The whole matrix, absent until it is done. */
    ReadOnlyObjectProperty<@Nullable Matrix> matrixProperty() {
        return matrix.getReadOnlyProperty();
    }

    /** The selected cell, absent while there is none. */
    ReadOnlyObjectProperty<@Nullable Place> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Takes a port over, and tries it on every address with every option; none is waited for. */
    public void open(String portText, Protocol wanted) {
        port.set(portText);
        rows.clear();
        protocol.set(wanted);
        if (portText.isBlank()) {
            lane.cancel();
            matrix.set(null);
        } else {
            tryAll();
        }
    }

    /** Tries the port on every address with every option. */
    void tryAll() {
        Port tried = Port.parseNumbered(port.get().strip()).orElse(null);
        if (tried == null) {
            mistake.set(Texts.get("matrix.mistake.port"));
            return;
        }
        mistake.set(null);
        matrix.set(null);
        rows.clear();
        refusing.clear();
        Protocol wanted = protocol.get();
        failure.set(null);
        lane.startInstead(
                new Job(Texts.get("matrix.busy"), job -> run(job, tried, wanted))
                        .whenFailed(failure::set));
    }

    private Runnable run(Job job, Port wanted, Protocol with) {
        Matrix whole =
                matrices.tryAll(wanted, with, row -> job.tell(() -> add(row)), job.cancellation());
        return () -> matrix.set(whole);
    }

    private void add(Matrix.Row row) {
        for (MatrixColumn column : MatrixColumn.values()) {
            sockets(row.cells().get(column)).stream()
                    .filter(socket -> indexOf(socket) < 0)
                    .forEach(refusing::add);
        }
        rows.add(row);
        if (selected.get() == null) {
            selected.set(new Place(0, MatrixColumn.PLAIN));
        }
    }

    /** Selects a cell. */
    void select(Place place) {
        selected.set(place);
    }

    /** Selects the cell that is so many rows below and columns to the right, if there is one. */
    void move(int down, int right) {
        Place from = selected.get();
        if (from == null) {
            return;
        }
        int row = from.row() + down;
        int column = from.column().ordinal() + right;
        if (row >= 0 && row < rows.size() && column >= 0 && column < MatrixColumn.values().length) {
            selected.set(new Place(row, MatrixColumn.values()[column]));
        }
    }

    /** The cell at a place, absent if its row is not done. */
    @Nullable MatrixCell cell(Place place) {
        return place.row() < rows.size() ? rows.get(place.row()).cells().get(place.column()) : null;
    }

    /** The sockets that refuse some cell, in the order of their letters. */
    List<SocketEntry> refusing() {
        return List.copyOf(refusing);
    }

    /** The letters of the sockets that refuse a cell or kept it from being tried. */
    List<String> letters(@Nullable MatrixCell cell) {
        return sockets(cell).stream().map(this::indexOf).sorted().map(Matrix::letter).toList();
    }

    private int indexOf(SocketEntry socket) {
        SocketKey key = socket.key();
        for (int i = 0; i < refusing.size(); i++) {
            if (refusing.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private static List<SocketEntry> sockets(@Nullable MatrixCell cell) {
        return switch (cell) {
            case MatrixCell.Tried(var _, var refusedBy) -> refusedBy;
            case MatrixCell.NotTried(var _, var holders) -> holders;
            case MatrixCell.NotApplicable _ -> List.of();
            case null -> List.of();
        };
    }

    /** Whether a cell was tried and worked. */
    static boolean worked(@Nullable MatrixCell cell) {
        return cell instanceof MatrixCell.Tried(var attempt, var _) && attempt.ok();
    }

    /** The probe of a cell, absent where there is none. */
    static @Nullable BindProbe probe(@Nullable MatrixCell cell) {
        return switch (cell) {
            case MatrixCell.Tried(var attempt, var _) -> (BindProbe) attempt.probe();
            case MatrixCell.NotTried(var attempt, var _) -> (BindProbe) attempt.probe();
            case MatrixCell.NotApplicable _ -> null;
            case null -> null;
        };
    }

    /** What works instead of a cell: another option at its address, then another address. */
    List<Place> ways(Place from) {
        var ways = new ArrayList<Place>();
        for (MatrixColumn column : MatrixColumn.values()) {
            ways.add(new Place(from.row(), column));
        }
        for (int row = 0; row < rows.size(); row++) {
            ways.add(new Place(row, from.column()));
        }
        return ways.stream()
                .filter(way -> !way.equals(from) && worked(cell(way)))
                .distinct()
                .limit(4)
                .toList();
    }
}
