package dev.bindsight.view.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.ConflictMatrix;
import dev.bindsight.diagnosis.Matrix;
import dev.bindsight.diagnosis.MatrixCell;
import dev.bindsight.diagnosis.MatrixColumn;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Protocol;
import dev.bindsight.testbed.OwnDisplay;
import dev.bindsight.testbed.RealWindow;
import dev.bindsight.view.job.Lanes;
import dev.bindsight.view.sample.Sample;

import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** The cells of the matrix on a machine with many addresses. */
class MatrixGridTest {
    private static final int ADDRESSES = 20;
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final ConflictMatrix machine =
            (port, protocol, each, _) -> {
                List<Matrix.Row> rows = IntStream.range(0, ADDRESSES).mapToObj(this::row).toList();
                rows.forEach(each);
                return new Matrix(port, protocol, rows, List.of(), null, 0, Duration.ZERO, false);
            };
    private final List<Runnable> background = new ArrayList<>();
    private final MatrixModel model = new MatrixModel(machine, Lanes.of(background::add));

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        OwnDisplay.require();
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void aRowThatComesLeavesThoseBeforeItAsTheyAre() {
        List<Node> made = new ArrayList<>();
        List<Node> shown =
                RealWindow.onFx(() -> {
                    var grid = new MatrixGrid(model, new MatrixWords(model));
                    model.open("3000", Protocol.TCP);
                    grid.getChildren()
                            .addListener(
                                    (ListChangeListener<Node>)
                                            change -> {
                                                while (change.next()) {
                                                    made.addAll(change.getAddedSubList());
                                                }
                                            });
                    background.forEach(Runnable::run);
                    return List.copyOf(grid.getChildren());
                });

        int columns = 1 + MatrixColumn.values().length;
        assertThat(shown).hasSize(columns * (ADDRESSES + 1));
        assertThat(made.size()).as("nodes made").isEqualTo(columns * ADDRESSES);
    }

    @Test
    void whatIsTriedAgainTakesThePlaceOfWhatWasThere() {
        long chosen =
                RealWindow.onFx(() -> {
                    var grid = new MatrixGrid(model, new MatrixWords(model));
                    tryAll();
                    tryAll();
                    assertThat(grid.getChildren())
                            .hasSize((1 + MatrixColumn.values().length) * (ADDRESSES + 1));
                    return grid.getChildren().stream()
                            .filter(cell -> cell.getPseudoClassStates().contains(CHOSEN))
                            .count();
                });

        assertThat(chosen).isEqualTo(1);
    }

    private void tryAll() {
        model.open("3000", Protocol.TCP);
        background.forEach(Runnable::run);
        background.clear();
    }

    private Matrix.Row row(int number) {
        Map<MatrixColumn, MatrixCell> cells = new EnumMap<>(MatrixColumn.class);
        for (MatrixColumn column : MatrixColumn.values()) {
            cells.put(column, new MatrixCell.NotApplicable());
        }
        return new Matrix.Row(
                BindPlace.of(Sample.endpoint("127.0.0." + (number + 1), 3000)), "lo", cells);
    }
}
