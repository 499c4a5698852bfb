package dev.bindsight.view.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.view.rows.ColumnRoom;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What each column gets of the width of the list. */
class ColumnRoomTest {
    /** The list of a window of 1200 pixels beside the details, without the upright scroll bar. */
    private static final double DEFAULT = 1_200 - 80 - 304 - 11;

    private static final double DETAILS_AT_900 = 900 - 80 - 304 - 11;
    private static final double LIST_AT_760 = 760 - 80 - 11;

    @Test
    void theDefaultWindowShowsWholeAddressesPidsStatesAndReachInWords() {
        Map<PortColumn, Double> widths = PortColumn.ROOM.share(defaults(), DEFAULT);

        assertThat(widths)
                .containsKeys(
                        PortColumn.PID, PortColumn.USER, PortColumn.PROTOCOL, PortColumn.QUEUE)
                .containsEntry(PortColumn.ADDRESS, 122.0)
                .containsEntry(PortColumn.STATE, 96.0)
                .containsEntry(PortColumn.EXPOSURE, 128.0);
        assertThat(sum(widths)).isEqualTo(DEFAULT);
    }

    @Test
    void aWideWindowShowsEverythingAndGivesTheRestToTheProcess() {
        Map<PortColumn, Double> widths = PortColumn.ROOM.share(defaults(), 1_400);

        assertThat(widths).containsKey(PortColumn.SINCE);
        assertThat(widths.get(PortColumn.PROCESS)).isGreaterThan(500);
        assertThat(sum(widths)).isEqualTo(1_400);
    }

    @Test
    void aNarrowListKeepsReachAsItsSignAndTheQueue() {
        Map<PortColumn, Double> widths = PortColumn.ROOM.share(defaults(), DETAILS_AT_900);

        assertThat(widths)
                .containsEntry(PortColumn.EXPOSURE, 34.0)
                .containsKeys(PortColumn.PORT, PortColumn.ADDRESS, PortColumn.PID, PortColumn.QUEUE)
                .doesNotContainKey(PortColumn.STATE);
        assertThat(sum(widths)).isLessThanOrEqualTo(DETAILS_AT_900);
        assertThat(PortColumn.ROOM.share(defaults(), LIST_AT_760)).containsKey(PortColumn.STATE);
    }

    @Test
    void aColumnThatWasChosenIsThereAndOthersMakeRoomForIt() {
        List<ColumnRoom.Want<PortColumn>> wants = new ArrayList<>(defaults());
        wants.add(new ColumnRoom.Want<>(PortColumn.PEER, PortColumn.PEER.width(), false));

        Map<PortColumn, Double> widths = PortColumn.ROOM.share(wants, DEFAULT);

        assertThat(widths).containsKeys(PortColumn.PEER, PortColumn.STATE, PortColumn.PID);
        assertThat(sum(widths)).isLessThanOrEqualTo(DEFAULT);
    }

    @Test
    void whatHasToBeScrolledSidewaysAnywayIsThereAsItWasChosen() {
        List<ColumnRoom.Want<PortColumn>> wants =
                Arrays.stream(PortColumn.values())
                        .map(column -> new ColumnRoom.Want<>(column, column.width(), false))
                        .toList();

        assertThat(PortColumn.ROOM.share(wants, DETAILS_AT_900))
                .hasSize(PortColumn.values().length);
    }

    @Test
    void aWidthMadeByHandIsKept() {
        List<ColumnRoom.Want<PortColumn>> wants =
                defaults().stream()
                        .map(want ->
                                want.column() == PortColumn.PROCESS
                                        ? new ColumnRoom.Want<>(want.column(), 300, true)
                                        : want)
                        .toList();

        assertThat(PortColumn.ROOM.share(wants, DEFAULT)).containsEntry(PortColumn.PROCESS, 300.0);
        assertThat(PortColumn.ROOM.share(wants, 2_000)).containsEntry(PortColumn.PROCESS, 300.0);
    }

    @Test
    void aColumnSizedByHandNeverLeaves() {
        List<ColumnRoom.Want<PortColumn>> wants =
                defaults().stream()
                        .map(want ->
                                want.column() == PortColumn.USER
                                        ? new ColumnRoom.Want<>(want.column(), 120, true)
                                        : want)
                        .toList();

        assertThat(PortColumn.ROOM.share(wants, DEFAULT)).containsEntry(PortColumn.USER, 120.0);
    }

    private static List<ColumnRoom.Want<PortColumn>> defaults() {
        return Arrays.stream(PortColumn.values())
                .filter(PortColumn::shown)
                .map(column -> new ColumnRoom.Want<>(column, column.width(), false))
                .toList();
    }

    private static double sum(Map<PortColumn, Double> widths) {
        return widths.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
