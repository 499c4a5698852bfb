package dev.bindsight.view.ports;

import dev.bindsight.settings.DetailsPlace;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.look.Nodes;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
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

    private final PortsModel model;
    private final PortsTable table;
    private final PortsStates states;
    private final DetailsSplit split;
    private final CommandSet commands;
    private final VBox middle = new VBox();
    private final StackPane beside = new StackPane();

    /**
     * The table alone, with the room that the rest takes.
     *
     * @param details how what stands at the right was left
     * @param recovery what can be done when reading failed
     */
    public PortsScreen(
            PortsModel model,
            PortsTable table,
            Details details,
            ListRecovery recovery,
            ZoneId zone) {
        this.model = model;
        this.table = table;
        getStyleClass().add("ports-screen");
        states = new PortsStates(model, table, recovery, zone);
        var list = new StackPane(table, states.place());
        VBox.setVgrow(list, Priority.ALWAYS);
        var header = Nodes.styled(new Region(), "screen-header");
        middle.setMinWidth(0);
        middle.getChildren().addAll(header, states.notes(), list);
        split = new DetailsSplit(middle, beside, details.place(), details.remember());
        commands =
                new CommandSet()
                        .on(Command.DETAILS, split::toggle)
                        .on(Command.GROUP, model.question()::group);
        setCenter(split);
        model.picked()
                .selectionProperty()
                .subscribe(selection -> split.select(!selection.isEmpty()));
    }

    /**
     * Puts the rest into its room.
     *
     * @param details what stands at the right
     * @param answers what stands over the list
     * @param actions what can be done with rows
     * @param export saves the list as it is shown
     */
    public void complete(Region details, Answers answers, PortActions actions, Runnable export) {
        PortsKeys.install(table, model, actions);
        middle.getChildren().set(0, new PortsHeader(model, table.columns(), split, export));
        middle.getChildren().add(1, answers.bar());
        states.answer(answers.instead());
        beside.getChildren().setAll(details);
    }

    /** Does what a key means wherever the focus is while this is shown, if it means anything. */
    public boolean pressed(KeyEvent event) {
        return commands.pressed(event);
    }

    /** Says from now on what there is to say instead of a list. FX thread. */
    public void begin() {
        states.begin();
    }

    /**
     * How what stands beside the list was left.
     *
     * @param place how it was left the last time
     * @param remember is told how it is left
     */
    public record Details(DetailsPlace place, Consumer<DetailsPlace> remember) {}

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
