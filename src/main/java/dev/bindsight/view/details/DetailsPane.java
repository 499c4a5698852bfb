package dev.bindsight.view.details;

import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.Texts;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.job.Lane;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.ports.CopyFormat;
import dev.bindsight.view.ports.FreeingWords;
import dev.bindsight.view.ports.Glance;
import dev.bindsight.view.ports.PortActions;
import dev.bindsight.view.ports.PortCommands;
import dev.bindsight.view.screen.Selection;
import dev.bindsight.view.screen.SocketSelection;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.time.Clock;
import java.util.List;

/**
 * Everything known about what is selected, at the right of the list; with nothing selected, the
 * machine at a glance.
 */
public final class DetailsPane extends VBox {
    private final DetailsModel model;
    private final PortActions actions;
    private final ReadOnlyObjectProperty<SocketSelection> selection;
    private final SheetView sheetView;
    private final GlanceView glanceView;
    private final ScrollPane scroll = new ScrollPane();
    private final StackPane body = new StackPane();

    /** Made once: a button that is replaced between press and release loses the click. */
    private final Button stop;

    private final Button bind;
    private final FlowPane bar = new FlowPane();

    /**
     * Shows a selection and follows it.
     *
     * @param screen where sockets are selected
     * @param glance the machine, which is shown while nothing is selected
     * @param actions what its buttons do
     * @param reader reads what the listing does not hold
     * @param lane runs what blocks
     * @param clock tells the time, and the zone of the times that are shown
     * @param home the user's home directory, shown as {@code ~}
     */
    public DetailsPane(
            Selection screen,
            ReadOnlyObjectProperty<Glance> glance,
            PortActions actions,
            FactsReader reader,
            Lane lane,
            Clock clock,
            String home) {
        this.selection = screen.selectionProperty();
        this.actions = actions;
        this.model =
                new DetailsModel(
                        selection.get(),
                        reader,
                        new SheetWriter(home, clock.getZone()),
                        lane,
                        clock);
        this.sheetView = new SheetView(model::chooseOwner, actions, clock);
        this.glanceView = new GlanceView(actions);
        glance.subscribe(glanceView::show);
        getStyleClass().add("details");
        Nodes.style(this, DetailsPane.class, "details.css");
        setAccessibleText(Texts.get("details.owner"));

        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("details-scroll");
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        bar.getStyleClass().add("details-bar");
        bar.setMinHeight(USE_PREF_SIZE);
        CommandSet commands = PortCommands.of(selection, actions);
        stop = commands.button(Command.STOP, new Button());
        stop.setId("details-stop");
        stop.getStyleClass().addAll("danger", "button-outlined");
        bind = commands.button(Command.TRY_BIND, new Button(Texts.get("ports.menu.tryBind")));
        bind.setId("details-try-bind");
        bar.getChildren().addAll(stop, bind, copy());
        getChildren().addAll(body, bar);

        model.contentProperty().addListener((_, _, content) -> draw(content));
        selection.addListener((_, _, selected) -> model.show(selected));
        draw(model.content());
    }

    private void draw(DetailsContent content) {
        switch (content) {
            case DetailsContent.Empty _ -> {
                bar.setManaged(false);
                bar.setVisible(false);
                scroll.setContent(glanceView);
                show(scroll);
            }
            case DetailsContent.One(SocketSheet sheet) -> {
                double position = scroll.getVvalue();
                boolean same = sheetView.shows(sheet);
                scroll.setContent(sheetView.draw(sheet));
                scroll.layout();
                scroll.setVvalue(same ? position : 0);
                fill(1);
            }
            case DetailsContent.Several several -> {
                scroll.setContent(new SeveralView(several));
                scroll.setVvalue(0);
                fill(several.sockets());
            }
        }
    }

    private void fill(int sockets) {
        show(scroll);
        boolean canStop = FreeingWords.canStop(selected());
        stop.setText(
                sockets == 1
                        ? FreeingWords.label(selected())
                        : Texts.get("details.stop.several", sockets));
        // what no process holds is freed without a signal: nothing about that is a danger
        stop.getStyleClass().remove("danger");
        if (canStop) {
            stop.getStyleClass().add("danger");
        }
        // with an icon the longer label would be cut where the pane is as narrow as it may be
        stop.setGraphic(canStop ? Icons.of(Feather.SQUARE, Icons.ROW) : null);
        bind.setManaged(sockets == 1);
        bind.setVisible(sockets == 1);
        bar.setManaged(true);
        bar.setVisible(true);
    }

    private void show(Node content) {
        if (!body.getChildren().equals(List.of(content))) {
            body.getChildren().setAll(content);
        }
    }

    private MenuButton copy() {
        var copy = Nodes.named("details-copy", new MenuButton(Texts.get("verdict.copy")));
        copy.setAlignment(Pos.CENTER);
        for (CopyFormat format : CopyFormat.values()) {
            var item = new MenuItem(Texts.get("copyFormat." + format.name()));
            item.setOnAction(_ -> actions.copy(selected(), format));
            copy.getItems().add(item);
        }
        return copy;
    }

    private List<SocketEntry> selected() {
        return selection.get().sockets();
    }
}
