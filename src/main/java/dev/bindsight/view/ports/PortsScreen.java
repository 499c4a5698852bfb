package dev.bindsight.view.ports;

import dev.bindsight.settings.DetailsPlace;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.function.Consumer;

/** The Ports screen: header, list, what there is to say instead of a list, and details. */
public final class PortsScreen extends BorderPane {
    private static final KeyCombination GROUP = KeyCombination.valueOf("Shortcut+G");
    private static final KeyCombination TOGGLE_DETAILS = new KeyCodeCombination(KeyCode.F9);

    private final PortsStates states;

    /**
     * Puts the screen together.
     *
     * @param details what stands at the right, and how it was left
     * @param answers what stands over the list
     * @param actions what can be done with rows
     * @param recovery what can be done when reading failed
     * @param export saves the list as it is shown
     */
    public PortsScreen(
            PortsModel model,
            PortsTable table,
            Beside details,
            Answers answers,
            PortActions actions,
            ListRecovery recovery,
            Runnable export,
            ZoneId zone) {
        getStyleClass().add("ports-screen");
        states = new PortsStates(model, table, recovery, answers.instead(), zone);
        PortsKeys.install(table, model, actions);
        var list = new StackPane(table, states.place());
        VBox.setVgrow(list, Priority.ALWAYS);
        var middle = new VBox();
        middle.setMinWidth(0);
        var split = new DetailsSplit(middle, details.pane(), details.place(), details.remember());
        middle.getChildren()
                .addAll(
                        new PortsHeader(model, table.columns(), split, export),
                        answers.bar(),
                        states.notes(),
                        list);
        setCenter(split);
        model.selectionProperty().subscribe(selection -> split.select(!selection.isEmpty()));
        sceneProperty()
                .subscribe(scene -> {
                    if (scene != null) {
                        scene.getAccelerators().put(TOGGLE_DETAILS, split::toggle);
                        scene.getAccelerators().put(GROUP, model::group);
                    }
                });
    }

    /** Says from now on what there is to say instead of a list. FX thread. */
    public void begin() {
        states.begin();
    }

    /**
     * What stands beside the list.
     *
     * @param pane the details
     * @param place how they were left the last time
     * @param remember is told how they are left
     */
    public record Beside(Region pane, DetailsPlace place, Consumer<DetailsPlace> remember) {}

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
