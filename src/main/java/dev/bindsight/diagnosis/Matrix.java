package dev.bindsight.diagnosis;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Every address of the machine with every option, each a real bind.
 *
 * @param port the port
 * @param protocol TCP or UDP
 * @param rows both wildcards, then the machine's addresses, loopback first
 * @param refusing every socket that refuses some cell or kept it from being tried, in the order of
 *     their letters A, B, …: that in which the cells name them, from left to right and row by row
 * @param inventory the port as it was seen, to look owners up in; absent if no source answered
 * @param binds how many binds were made
 * @param elapsed how long all of it took
 * @param cancelled whether the user ended it early: then rows are missing
 */
public record Matrix(
        Port port,
        Protocol protocol,
        List<Row> rows,
        List<SocketEntry> refusing,
        @Nullable Inventory inventory,
        int binds,
        Duration elapsed,
        boolean cancelled) {
    /** Copies the lists. */
    public Matrix {
        rows = List.copyOf(rows);
        refusing = List.copyOf(refusing);
    }

    /** The name of the socket at an index of {@link #refusing}: A to Z, then A1 to Z1 and so on. */
    public static String letter(int index) {
        String letter = Character.toString('A' + index % 26);
        return index < 26 ? letter : letter + index / 26;
    }

    /**
     * One address.
     *
     * @param place where, {@code ::} as dual-stack
     * @param device the device it is on, absent for a wildcard
     * @param cells one per column
     */
    public record Row(
            BindPlace place, @Nullable String device, Map<MatrixColumn, MatrixCell> cells) {
        /** Copies the map. */
        public Row {
            cells = Map.copyOf(new EnumMap<>(cells));
        }

        /** The bind of a column. */
        public MatrixCell cell(MatrixColumn column) {
            return Objects.requireNonNull(cells.get(column));
        }
    }
}
