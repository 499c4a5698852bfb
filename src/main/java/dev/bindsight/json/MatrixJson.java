package dev.bindsight.json;

import dev.bindsight.diagnosis.Matrix;
import dev.bindsight.diagnosis.MatrixCell;
import dev.bindsight.diagnosis.MatrixColumn;
import dev.bindsight.json.AttemptJson.OutcomeJson;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What {@code bind --matrix} answers.
 *
 * @param cells each address with each option that its family has
 */
public record MatrixJson(List<Cell> cells) {
    /**
     * One address with one option.
     *
     * @param address the address
     * @param interfaceName {@code interface}: the device it is on, absent for a wildcard
     * @param options the option that was set; none for the plain bind
     * @param outcome how it ended, absent if it was not tried
     * @param notTried why it was not tried
     * @param refusedBy the sockets that refuse it, absent if none does
     * @param holders the live sockets that kept it from being tried
     */
    public record Cell(
            IpAddress address,
            @Nullable String interfaceName,
            List<SocketOption> options,
            @Nullable OutcomeJson outcome,
            @Nullable String notTried,
            @Nullable List<SocketJson> refusedBy,
            @Nullable List<SocketJson> holders) {}

    /**
     * The shape of a matrix, row by row.
     *
     * @param userName the name of a user, or the number as text
     */
    public static MatrixJson of(Matrix matrix, Function<Uid, String> userName) {
        Inventory inventory = matrix.inventory();
        Function<List<SocketEntry>, List<SocketJson>> sockets =
                found ->
                        inventory == null
                                ? List.of()
                                : found.stream()
                                        .map(each -> SocketJson.of(each, inventory, userName))
                                        .toList();
        return new MatrixJson(
                matrix.rows().stream()
                        .flatMap(row ->
                                Stream.of(MatrixColumn.values())
                                        .filter(row.cells()::containsKey)
                                        .flatMap(column -> cell(row, column, sockets)))
                        .toList());
    }

    /** An option that the family does not have makes no cell. */
    private static Stream<Cell> cell(
            Matrix.Row row,
            MatrixColumn column,
            Function<List<SocketEntry>, List<SocketJson>> sockets) {
        IpAddress address = row.place().endpoint().address();
        List<SocketOption> options = options(column);
        return switch (row.cells().get(column)) {
            case MatrixCell.Tried(Attempt attempt, List<SocketEntry> refusedBy) ->
                    Stream.of(
                            new Cell(
                                    address,
                                    row.device(),
                                    options,
                                    OutcomeJson.of(attempt.outcome()),
                                    null,
                                    Absent.ifEmpty(sockets.apply(refusedBy)),
                                    null));
            case MatrixCell.NotTried(Attempt _, List<SocketEntry> holders) ->
                    Stream.of(
                            new Cell(
                                    address,
                                    row.device(),
                                    options,
                                    null,
                                    OutcomeJson.NOT_TRIED,
                                    null,
                                    Absent.ifEmpty(sockets.apply(holders))));
            case MatrixCell.NotApplicable _ -> Stream.empty();
            case null -> Stream.empty();
        };
    }

    private static List<SocketOption> options(MatrixColumn column) {
        return switch (column) {
            case PLAIN -> List.of();
            case REUSE_ADDRESS -> List.of(SocketOption.SO_REUSEADDR);
            case REUSE_PORT -> List.of(SocketOption.SO_REUSEPORT);
            case V6ONLY -> List.of(SocketOption.IPV6_V6ONLY);
        };
    }
}
