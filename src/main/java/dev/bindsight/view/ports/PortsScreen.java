package dev.bindsight.view.ports;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;

/** The Ports screen: header, list, what there is to say instead of a list, and details. */
public final class PortsScreen extends BorderPane {
    /** Below this width the details are there only while something is selected. */
    private static final double ROOM_FOR_DETAILS = 1_000;

    private final PortsModel model;
    private final Node details;

    /**
     * Puts the screen together.
     *
     * @param details what stands at the right
     * @param answers what stands over the list
     * @param actions what can be done with rows
     * @param recovery what can be done when reading failed
     * @param export saves the list as it is shown
     */
    public PortsScreen(
            PortsModel model,
            PortsTable table,
            Node details,
            Answers answers,
            PortActions actions,
            ListRecovery recovery,
            Runnable export,
            ZoneId zone) {
        this.model = model;
        this.details = details;
        getStyleClass().add("ports-screen");
        var states = new PortsStates(model, recovery, answers.instead(), zone);
        PortsKeys.install(table, model, actions);
        var list = new StackPane(table, states.place());
        VBox.setVgrow(list, Priority.ALWAYS);
        var middle =
                new VBox(
                        new PortsHeader(model, table.columns(), export),
                        answers.bar(),
                        states.notes(),
                        list);
        middle.setMinWidth(0);
        setCenter(middle);
        widthProperty().subscribe(_ -> showDetails());
        model.selectionProperty().subscribe(_ -> showDetails());
    }

    private void showDetails() {
        boolean room = getWidth() >= ROOM_FOR_DETAILS;
        Node right = room || !model.selectionProperty().get().isEmpty() ? details : null;
        if (getRight() != right) {
            setRight(right);
        }
    }

    /** What answers a port that stands alone in the search field. */
    public interface Answers {
        /** What stands over the list while there is an answer. */
        Node bar();

        /** What stands in the place of an empty list that the answer explains. */
        ObservableValue<@Nullable Node> instead();
    }

    /** What can be done when reading failed. */
    public interface ListRecovery {
        /** Reads again, with the best source. */
        void tryAgain();

        /**
         * Puts what failed on the clipboard, with what is known of the machine.
         *
         * @param failures as Markdown
         */
        void copyReport(String failures);
    }
}
