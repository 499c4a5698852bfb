package dev.bindsight.cli;

import dev.bindsight.diagnosis.Matrix;
import dev.bindsight.diagnosis.MatrixCell;
import dev.bindsight.diagnosis.MatrixColumn;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.words.SocketText;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A conflict matrix as a grid, with a letter for each socket that refuses. */
final class MatrixText {
    private final Matrix matrix;
    private final Terminal terminal;

    MatrixText(Matrix matrix, Terminal terminal) {
        this.matrix = matrix;
        this.terminal = terminal;
    }

    /** Whether every cell that there is worked. */
    static boolean allWorked(Matrix matrix) {
        return !matrix.cancelled()
                && matrix.rows().stream()
                        .map(row -> row.cells().values())
                        .flatMap(Collection::stream)
                        .allMatch(cell ->
                                cell instanceof MatrixCell.NotApplicable
                                        || cell instanceof MatrixCell.Tried tried
                                                && tried.attempt().ok());
    }

    /** The grid, who is meant by the letters, and what it took. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        List<String> grid =
                new TextTable<>(columns()).lines(matrix.rows(), terminal.tableColumns());
        lines.add(terminal.bold(grid.getFirst()));
        lines.addAll(grid.subList(1, grid.size()));
        if (!matrix.refusing().isEmpty()) {
            lines.add("");
        }
        for (int i = 0; i < matrix.refusing().size(); i++) {
            String who = Matrix.letter(i) + "  " + who(matrix.refusing().get(i));
            lines.addAll(TerminalText.wrap(who, terminal.columns()));
        }
        lines.add("");
        TerminalText.wrap(closing(), terminal.columns()).stream()
                .map(terminal::faint)
                .forEach(lines::add);
        return lines;
    }

    private List<Column<Matrix.Row>> columns() {
        return List.of(
                new Column<>(Texts.get("matrix.address"), MatrixText::address, false, 9, 0),
                column(Texts.get("matrix.plain"), MatrixColumn.PLAIN, 1),
                column("SO_REUSEADDR", MatrixColumn.REUSE_ADDRESS, 2),
                column("SO_REUSEPORT", MatrixColumn.REUSE_PORT, 3),
                column("IPV6_V6ONLY", MatrixColumn.V6ONLY, 4),
                new Column<>(
                        Texts.get("cli.matrix.device"),
                        row -> row.device() == null ? "" : row.device(),
                        false,
                        4,
                        5));
    }

    private Column<Matrix.Row> column(String title, MatrixColumn column, int rank) {
        return new Column<>(title, row -> cell(row.cell(column)), false, 12, rank);
    }

    private static String address(Matrix.Row row) {
        return row.place().endpoint().address().toString();
    }

    private String cell(MatrixCell cell) {
        return switch (cell) {
            case MatrixCell.Tried(Attempt attempt, List<SocketEntry> refusedBy) ->
                    attempt.ok()
                            ? Texts.get("bind.result.ok")
                            : AttemptWords.brief(attempt) + letters(refusedBy);
            case MatrixCell.NotTried(Attempt _, List<SocketEntry> holders) ->
                    Texts.get("cli.matrix.notTried") + letters(holders);
            case MatrixCell.NotApplicable _ -> Texts.get("socket.notApplicable");
        };
    }

    private String letters(List<SocketEntry> sockets) {
        String letters =
                sockets.stream()
                        .map(matrix.refusing()::indexOf)
                        .filter(index -> index >= 0)
                        .map(Matrix::letter)
                        .collect(Collectors.joining(","));
        return letters.isEmpty() ? "" : " " + letters;
    }

    private String who(SocketEntry socket) {
        Inventory seen = matrix.inventory();
        String where = SocketText.place(socket);
        List<ProcessDetails> owners = seen == null ? List.of() : seen.owners(socket);
        String who =
                owners.isEmpty() && seen != null
                        ? SocketText.ownership(socket.ownership(), seen.takenAt())
                        : owners.stream()
                                .map(each ->
                                        Texts.get(
                                                "cli.matrix.owner",
                                                each.name(),
                                                each.pid().toString(),
                                                each.user()))
                                .collect(Collectors.joining("; "));
        return Texts.get("cli.matrix.who", where, socket.stateLabel(), who);
    }

    private String closing() {
        String time = DurationText.measured(matrix.elapsed());
        String what = Texts.get("cli.matrix.binds", matrix.binds(), time);
        boolean untried =
                matrix.rows().stream()
                        .map(row -> row.cells().values())
                        .flatMap(Collection::stream)
                        .anyMatch(MatrixCell.NotTried.class::isInstance);
        var text = new StringBuilder(what);
        if (!matrix.refusing().isEmpty()) {
            text.append("; ").append(Texts.get("cli.matrix.legend"));
        }
        if (untried) {
            text.append("; ").append(Texts.get("cli.matrix.untried"));
        }
        if (matrix.cancelled()) {
            text.append("; ").append(Texts.get("connect.outcome.cancelled"));
        }
        return text.toString();
    }
}
