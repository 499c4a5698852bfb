package dev.bindsight.view.bind;

import dev.bindsight.model.SocketKey;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.text.Texts;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.finding.BusyBar;
import dev.bindsight.view.finding.FindingActions;
import dev.bindsight.view.finding.FindingCard;
import dev.bindsight.view.finding.ResultsList;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.navigation.Navigation;

import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The Bind screen: results at the left, fields on top, the verdict below. */
public final class BindScreen extends BorderPane {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    /** Below this width the fields take less room beside the list of results. */
    private static final double ROOM = 920;

    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");

    /** Below this width the list of results leaves out when each was. */
    private static final double LEAST_ROOM = 800;

    private final BindModel model;
    private final BindFields fields;
    private final ResultPane pane;
    private final ResultsList<BindResult> results;
    private final Consumer<String> copy;

    /**
     * A screen.
     *
     * @param matrix opens the conflict matrix for the port in the fields
     * @param copy puts text on the clipboard
     */
    public BindScreen(
            BindModel model,
            Navigation navigation,
            Runnable matrix,
            Consumer<String> copy,
            Clock clock) {
        this.model = model;
        this.copy = copy;
        setId("bind-screen");
        getStyleClass().add("bind-screen");
        getStylesheets().addAll(FindingCard.sheet(), Nodes.sheet(BindScreen.class, "bind.css"));
        CommandSet commands = commands(matrix);
        fields = new BindFields(model, commands);
        pane = new ResultPane(model, navigation, actions(navigation), commands, copy, clock);
        var words = new BindText(clock.getZone());
        results = new ResultsList<>(model.results(), words::line);
        var busy = new BusyBar(model.lane(), clock);
        VBox.setVgrow(pane, Priority.ALWAYS);
        setLeft(results);
        var right = new VBox(fields, busy, pane);
        right.setMinWidth(0);
        setCenter(right);
        model.shownProperty().subscribe(this::select);
        model.failureProperty().subscribe(pane::show);
        listen();
        widthProperty()
                .subscribe(width -> {
                    arrange(width.doubleValue() < ROOM);
                    pseudoClassStateChanged(TIGHT, width.doubleValue() < LEAST_ROOM);
                });
        addEventHandler(KeyEvent.KEY_PRESSED, commands::pressed);
    }

    private void arrange(boolean narrow) {
        pseudoClassStateChanged(NARROW, narrow);
        fields.arrange(narrow);
    }

    /** Gives the focus to the port. */
    public void focusFirst() {
        model.readAddresses();
        fields.focus();
    }

    private FindingActions actions(Navigation navigation) {
        return new FindingActions() {
            @Override
            public void showSocket(SocketKey socket) {
                navigation.showSocket(socket);
            }

            @Override
            public void take(Offer offer) {
                model.take(offer);
            }
        };
    }

    private MultipleSelectionModel<BindResult> selection() {
        return results.list().getSelectionModel();
    }

    private void listen() {
        selection()
                .getSelectedItems()
                .addListener((ListChangeListener<BindResult>) _ -> selected());
        results.list()
                .setContextMenu(
                        new ContextMenu(
                                item(Texts.get("bind.again"), model::again),
                                item(Texts.get("bind.menu.fill"), this::fill),
                                item(Texts.get("bind.copy"), this::copy),
                                item(Texts.get("bind.menu.compare"), this::compareBefore)));
        results.list()
                .setOnMouseClicked(click -> {
                    BindResult chosen = selection().getSelectedItem();
                    if (click.getButton() == MouseButton.PRIMARY
                            && click.getClickCount() == 2
                            && chosen != null) {
                        fill(chosen);
                    }
                });
    }

    private MenuItem item(String name, Consumer<BindResult> action) {
        var item = new MenuItem(name);
        item.setOnAction(_ -> {
            BindResult chosen = selection().getSelectedItem();
            if (chosen != null) {
                action.accept(chosen);
            }
        });
        return item;
    }

    private void select(@Nullable BindResult shown) {
        if (shown != null && !selection().getSelectedItems().equals(List.of(shown))) {
            selection().clearAndSelect(model.results().indexOf(shown));
        }
        pane.show();
    }

    /** One selected result is read, two are compared. */
    private void selected() {
        List<BindResult> chosen =
                selection().getSelectedItems().stream().filter(Objects::nonNull).toList();
        if (chosen.size() == 1) {
            model.show(chosen.getFirst());
            pane.show();
        } else if (chosen.size() > 1) {
            pane.compare(chosen.getFirst(), chosen.getLast());
        }
    }

    private void fill(BindResult result) {
        model.form().fill(result.probe());
        fields.focus();
    }

    private void copy(BindResult result) {
        copy.accept(pane.report(result));
    }

    /** Compares with the next older result of the list. */
    private void compareBefore(BindResult result) {
        int at = model.results().indexOf(result);
        if (at + 1 < model.results().size()) {
            selection().clearAndSelect(at);
            selection().select(at + 1);
        }
    }

    private CommandSet commands(Runnable matrix) {
        BooleanSupplier shows = () -> model.shownProperty().get() != null;
        return new CommandSet()
                .on(Command.BIND, this::bind)
                .on(Command.MATRIX, matrix)
                .on(Command.AGAIN, shows, () -> shown(model::again))
                .on(Command.COPY_REPORT, shows, () -> shown(this::copy))
                .on(Command.CANCEL, model.lane().busy()::get, model.lane()::cancel);
    }

    private void bind() {
        model.bind();
        fields.focusMistake();
    }

    private void shown(Consumer<BindResult> action) {
        BindResult shown = model.shownProperty().get();
        if (shown != null) {
            action.accept(shown);
        }
    }
}
