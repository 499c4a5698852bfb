package dev.bindsight.view.connect;

import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.text.Texts;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.finding.FindingCard;
import dev.bindsight.view.finding.ResultsList;
import dev.bindsight.view.navigation.Navigation;

import javafx.collections.ListChangeListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The Connect screen: earlier runs at the left, the form, and below it the run that is shown. */
public final class ConnectScreen extends BorderPane {
    private final ConnectModel model;
    private final FormBar form;
    private final RunPage page;
    private final ResultsList<ConnectRun> results;

    /**
     * What the screen needs of the window.
     *
     * @param navigation leads to other screens
     * @param serviceName the name of a port's service
     * @param copy puts text on the clipboard
     * @param save asks for a file and writes text into it
     * @param clock the time and the zone of the user
     */
    public record Surroundings(
            Navigation navigation,
            BiFunction<Port, Protocol, Optional<String>> serviceName,
            Consumer<String> copy,
            Saving save,
            Clock clock) {}

    /** Asks for a file and writes text into it. */
    @FunctionalInterface
    public interface Saving {
        /**
         * Asks; nothing is written if no file is chosen.
         *
         * @param name the name that is proposed
         */
        void save(String name, String text);
    }

    /** The screen of a model. */
    public ConnectScreen(ConnectModel model, Surroundings around) {
        this.model = model;
        getStyleClass().add("connect-screen");
        getStylesheets().addAll(FindingCard.sheet(), TargetCard.sheet());
        form = new FormBar(model);
        page = new RunPage(model, around);
        results = new ResultsList<>(model.runs(), run -> RunText.line(run, page.zone()));
        results.list().setId("connect-results");
        VBox.setVgrow(page, Priority.ALWAYS);
        var right = new VBox(form, page);
        right.setMinWidth(0);
        setLeft(results);
        setCenter(right);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                new CommandSet().on(Command.CANCEL, model.busy()::get, model::cancel)::pressed);
        model.shownProperty().subscribe(this::select);
        listen();
    }

    /** Gives the focus to what is typed first. */
    public void enter() {
        form.enter();
    }

    private MultipleSelectionModel<ConnectRun> selection() {
        return results.list().getSelectionModel();
    }

    private void listen() {
        selection()
                .getSelectedItems()
                .addListener((ListChangeListener<ConnectRun>) _ -> selected());
        results.list()
                .setContextMenu(
                        new ContextMenu(
                                item("connect.again", model::again),
                                item("connect.results.fill", this::fill),
                                item("connect.markdown", page::copy),
                                item("connect.compare.menu", this::compareBefore)));
    }

    private MenuItem item(String key, Consumer<ConnectRun> action) {
        var item = new MenuItem(Texts.get(key));
        item.setOnAction(_ -> {
            ConnectRun chosen = selection().getSelectedItem();
            if (chosen != null) {
                action.accept(chosen);
            }
        });
        return item;
    }

    private void select(@Nullable ConnectRun shown) {
        if (shown != null && !selection().getSelectedItems().contains(shown)) {
            selection().clearAndSelect(model.runs().indexOf(shown));
        }
    }

    /** One selected run is read, two are compared. */
    private void selected() {
        List<ConnectRun> chosen =
                selection().getSelectedItems().stream().filter(Objects::nonNull).toList();
        if (chosen.size() == 1) {
            model.show(chosen.getFirst());
        } else if (chosen.size() > 1) {
            model.show(chosen.getFirst());
            page.compareWith(chosen.getLast());
        }
    }

    private void fill(ConnectRun run) {
        model.form().fill(run.request(), run.plan());
        form.enter();
    }

    /** Compares with the next older run of the list. */
    private void compareBefore(ConnectRun run) {
        int at = model.runs().indexOf(run);
        if (at + 1 < model.runs().size()) {
            selection().clearAndSelect(at);
            selection().select(at + 1);
        }
    }
}
