package dev.bindsight.benchmark;

import atlantafx.base.theme.PrimerLight;

import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.util.Duration;

import java.util.stream.IntStream;

/**
 * The least that a JavaFX table can be: 200 rows of made-up words in the theme of the app and
 * nothing else. It is started as the app is, and stands for what the toolkit costs.
 */
public final class BareTable extends Application {
    private static final int ROWS = 200;
    private static final int COLUMNS = 9;
    private static final Duration REHEARSAL = Duration.seconds(3);

    /** Made by JavaFX. */
    public BareTable() {}

    /**
     * Opens it. With an argument it closes by itself: the run that its class cache is made from.
     */
    public static void main(String[] arguments) {
        launch(BareTable.class, arguments);
    }

    @Override
    public void start(Stage stage) {
        setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        var table = new TableView<Integer>();
        for (int i = 0; i < COLUMNS; i++) {
            int number = i;
            var column = new TableColumn<Integer, String>("Column " + i);
            column.setCellValueFactory(
                    row -> new ReadOnlyStringWrapper("cell " + row.getValue() + "," + number));
            table.getColumns().add(column);
        }
        table.getItems().addAll(IntStream.range(0, ROWS).boxed().toList());
        stage.setScene(new Scene(table, 1200, 760));
        stage.setX(0);
        stage.setY(0);
        stage.show();
        if (!getParameters().getRaw().isEmpty()) {
            table.getSelectionModel().select(1);
            var end = new PauseTransition(REHEARSAL);
            end.setOnFinished(_ -> Platform.exit());
            end.play();
        }
    }
}
