package dev.bindsight.view.bind;

import dev.bindsight.diagnosis.Matrix;
import dev.bindsight.diagnosis.MatrixCell;
import dev.bindsight.diagnosis.MatrixColumn;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.TcpState;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.copy.Markdown;
import dev.bindsight.words.HolderPhrases;
import dev.bindsight.words.Sentence;
import dev.bindsight.words.SocketText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The conflict matrix in words. */
final class MatrixWords {
    private final MatrixModel model;

    MatrixWords(MatrixModel model) {
        this.model = model;
    }

    /** The head of a column. */
    static String column(MatrixColumn column) {
        return switch (column) {
            case PLAIN -> Texts.get("matrix.plain");
            case REUSE_ADDRESS -> SocketOption.SO_REUSEADDR.name();
            case REUSE_PORT -> SocketOption.SO_REUSEPORT.name();
            case V6ONLY -> SocketOption.IPV6_V6ONLY.name();
        };
    }

    /** An address without its port, {@code [::]} for the dual-stack wildcard too. */
    static String address(Matrix.Row row) {
        String text = row.place().addressText();
        return row.place().endpoint().address().family() == AddressFamily.IPV4
                ? text
                : "[" + text + "]";
    }

    /** What an address is. */
    static String where(Matrix.Row row) {
        IpAddress address = row.place().endpoint().address();
        if (address.isWildcard()) {
            return address.family() == AddressFamily.IPV4
                    ? Texts.get("matrix.where.ipv4")
                    : Texts.get("matrix.where.dual");
        }
        String what =
                address.isLinkLocal()
                        ? Texts.get("matrix.where.linkLocal")
                        : SocketText.exposure(row.place().exposure());
        return row.device() == null ? what : Texts.get("matrix.where.device", row.device(), what);
    }

    /** What came of a cell, in one word. */
    static String result(@Nullable MatrixCell cell) {
        return switch (cell) {
            case MatrixCell.Tried(var attempt, var _) -> BindText.result(attempt.outcome());
            case MatrixCell.NotTried _ -> Texts.get("connect.outcome.notTried");
            case MatrixCell.NotApplicable _ -> Texts.get("matrix.notForIpv4");
            case null -> "";
        };
    }

    /** A cell for those who cannot see it. */
    String spoken(Matrix.Row row, MatrixColumn column, MatrixCell cell) {
        String letters = String.join(", ", model.letters(cell));
        String what = address(row) + ", " + column(column) + ": " + result(cell);
        return letters.isEmpty() ? what : Texts.get("matrix.spoken", what, letters);
    }

    /** On how many addresses the port is free, which stands in the summary. */
    private static String share(Matrix matrix) {
        return Texts.get("matrix.share", free(matrix), matrix.rows().size());
    }

    private static long free(Matrix matrix) {
        return matrix.rows().stream()
                .filter(row -> MatrixModel.worked(row.cells().get(MatrixColumn.PLAIN)))
                .count();
    }

    /** Where the port is still free. */
    Sentence summary(Matrix matrix) {
        long free = free(matrix);
        String port = matrix.port().toString();
        int all = matrix.rows().size();
        if (free == all) {
            return Sentence.of("matrix.summary.all", port, all);
        }
        List<String> others =
                matrix.rows().stream()
                        .filter(row -> !MatrixModel.worked(row.cells().get(MatrixColumn.PLAIN)))
                        .flatMap(row ->
                                row.cells().entrySet().stream()
                                        .filter(cell -> MatrixModel.worked(cell.getValue()))
                                        .map(cell ->
                                                Texts.get(
                                                        "matrix.with",
                                                        address(row),
                                                        column(cell.getKey()))))
                        .sorted()
                        .limit(2)
                        .toList();
        return others.isEmpty()
                ? Sentence.of("matrix.summary", port, Sentence.strong(share(matrix)))
                : Sentence.of(
                        "matrix.summary.also",
                        port,
                        Sentence.strong(share(matrix)),
                        String.join(Texts.get("matrix.and"), others));
    }

    /** How many binds were made and how long they took. */
    static String binds(Matrix matrix) {
        return Texts.get("matrix.binds", matrix.binds(), DurationText.measured(matrix.elapsed()));
    }

    /** Why a cell is as it is. */
    String why(Matrix.Row row, MatrixColumn column, MatrixCell cell) {
        return switch (cell) {
            case MatrixCell.NotApplicable _ -> Texts.get("matrix.why.notForIpv4");
            case MatrixCell.NotTried(var attempt, var _) ->
                    Texts.get(
                            "matrix.why.notTried",
                            attempt.outcome() instanceof Outcome.NotTried(var call, var _)
                                    ? call.label()
                                    : "",
                            column(column),
                            together(model.letters(cell)));
            case MatrixCell.Tried(var attempt, var _) when attempt.ok() ->
                    Texts.get("matrix.why.ok");
            case MatrixCell.Tried(var attempt, var refusedBy) ->
                    refusedBy.isEmpty()
                            ? Texts.get("matrix.why.alone", BindText.result(attempt.outcome()))
                            : refused(row, column, cell, refusedBy);
        };
    }

    private String refused(
            Matrix.Row row, MatrixColumn column, MatrixCell cell, List<SocketEntry> by) {
        var sentences = new ArrayList<String>();
        IpAddress address = row.place().endpoint().address();
        boolean alone = column == MatrixColumn.V6ONLY;
        boolean acrossFamilies = by.stream().anyMatch(each -> each.family() == AddressFamily.IPV4);
        if (address.isWildcard()) {
            boolean dual = address.family() == AddressFamily.IPV6 && !alone && acrossFamilies;
            sentences.add(
                    dual
                            ? Texts.get("matrix.why.dual")
                            : Texts.get("matrix.why.wildcard", address(row)));
        }
        boolean listen = by.stream().allMatch(each -> each.state() == TcpState.LISTEN);
        List<String> letters = model.letters(cell);
        sentences.add(
                Texts.get(
                        listen ? "matrix.why.listen" : "matrix.why.held",
                        together(letters),
                        letters.size()));
        switch (column) {
            case REUSE_ADDRESS ->
                    sentences.add(
                            Texts.get(
                                    listen
                                            ? "matrix.why.reuseAddress.listen"
                                            : "matrix.why.reuseAddress"));
            case REUSE_PORT -> sentences.add(Texts.get("matrix.why.reusePort"));
            case PLAIN, V6ONLY -> {}
        }
        return String.join(" ", sentences);
    }

    /** {@code A}, {@code A and B}, {@code A, B and C}. */
    private static String together(List<String> letters) {
        if (letters.size() < 2) {
            return String.join("", letters);
        }
        return String.join(", ", letters.subList(0, letters.size() - 1))
                + Texts.get("matrix.and")
                + letters.getLast();
    }

    /** Who has a socket that refuses: {@code node (4121), user ann}. */
    static String owner(SocketEntry socket, Matrix matrix) {
        Instant now = matrix.inventory() == null ? Instant.EPOCH : matrix.inventory().takenAt();
        List<ProcessDetails> owners =
                matrix.inventory() == null ? List.of() : matrix.inventory().owners(socket);
        return owners.isEmpty()
                ? SocketText.ownership(socket.ownership(), now)
                : HolderPhrases.who(owners).text();
    }

    /** The user it belongs to, and its state. */
    static String state(SocketEntry socket, Matrix matrix) {
        List<ProcessDetails> owners =
                matrix.inventory() == null ? List.of() : matrix.inventory().owners(socket);
        return owners.isEmpty()
                ? socket.stateLabel()
                : Texts.get("matrix.owner", owners.getFirst().user(), socket.stateLabel());
    }

    /** The whole matrix as a table of Markdown, with who is meant by the letters. */
    String markdown(Matrix matrix) {
        var report =
                new Markdown(
                                Texts.get(
                                        "matrix.markdown",
                                        matrix.protocol(),
                                        matrix.port().toString()))
                        .line(summary(matrix).text())
                        .gap();
        List<MatrixColumn> columns = List.of(MatrixColumn.values());
        report.row(Texts.get("matrix.address"), columns.stream().map(MatrixWords::column).toList());
        report.line("|---".repeat(columns.size() + 1) + "|");
        for (Matrix.Row row : matrix.rows()) {
            report.row(
                    "`" + address(row) + "`",
                    columns.stream().map(column -> words(row.cell(column))).toList());
        }
        report.gap();
        for (int i = 0; i < matrix.refusing().size(); i++) {
            SocketEntry socket = matrix.refusing().get(i);
            report.bullet(
                    Matrix.letter(i),
                    "`" + SocketText.line(socket) + "`, " + owner(socket, matrix));
        }
        return report.gap().line(binds(matrix)).toString();
    }

    private String words(@Nullable MatrixCell cell) {
        return (result(cell) + " " + String.join(" ", model.letters(cell))).strip();
    }
}
