package dev.bindsight.view;

import dev.bindsight.inventory.InventoryPoller;
import dev.bindsight.settings.Settings;
import dev.bindsight.settings.SettingsStore;
import dev.bindsight.text.Texts;
import dev.bindsight.view.details.DetailsPane;
import dev.bindsight.view.job.Lane;
import dev.bindsight.view.job.Workers;
import dev.bindsight.view.look.OnDemand;
import dev.bindsight.view.ports.PortActions;
import dev.bindsight.view.ports.PortsModel;
import dev.bindsight.view.ports.PortsScreen;
import dev.bindsight.view.ports.PortsState;
import dev.bindsight.view.ports.PortsTable;
import dev.bindsight.view.ports.Scope;
import dev.bindsight.view.screen.Counts;
import dev.bindsight.view.screen.Place;
import dev.bindsight.view.screen.Screen;
import dev.bindsight.view.screen.ScreenModule;
import dev.bindsight.view.screen.Searchable;
import dev.bindsight.view.screen.Selection;
import dev.bindsight.view.screen.SocketSelection;
import dev.bindsight.view.shell.LiveModel;
import dev.bindsight.view.shell.SearchModel;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;

/**
 * The Ports screen with its model and threads, and what has the machine read. It is what the window
 * opens with, so its list is made before everything else, and what is around the list after it.
 */
final class PortsPart implements Screen, Searchable, Selection {
    private final Desktop desktop;
    private final Lane facts;
    private final SearchModel search = new SearchModel();
    private final PortsModel model;
    private final InventoryPoller poller;
    private final LiveModel live;
    private final PortsTable table;
    private final PortsScreen screen;

    /**
     * Makes the list, and begins to read the machine.
     *
     * @param workers runs what it does in the background
     */
    PortsPart(Desktop desktop, SettingsStore settings, Workers workers) {
        this.desktop = desktop;
        Settings chosen = settings.get();
        facts = workers.lane("socket-facts");
        Lane lists = workers.lane("port-lists");
        model =
                new PortsModel(
                        desktop.machine(),
                        desktop.extras(),
                        search,
                        lists,
                        Platform::runLater,
                        desktop.clock(),
                        Scope.named(chosen.scope()));
        poller = new InventoryPoller(desktop.engine(), lists, model::receive);
        live = new LiveModel(new PollerReader(poller), settings);
        // while the rest is made, so that the first picture may have rows already
        poller.start();
        workers.lane("moment").execute(desktop.machine()::readAhead);
        table = new PortsTable(model, chosen.ports(), desktop.clock().getZone(), desktop.home());
        screen =
                new PortsScreen(
                        model,
                        table,
                        new PortsScreen.Details(
                                chosen.details(),
                                place -> settings.update(each -> each.withDetails(place))),
                        new ReadingRecovery(live, desktop.machine(), desktop.clock()),
                        desktop.clock().getZone());
        remember(settings);
    }

    private void remember(SettingsStore settings) {
        table.columns().onChange(() -> settings.update(each -> each.withPorts(table.asLeft())));
        model.question()
                .scopeProperty()
                .addListener(
                        (_, _, scope) -> settings.update(each -> each.withScope(scope.name())));
    }

    /** Itself, for the window. */
    ScreenModule<PortsPart> module() {
        return new ScreenModule<>(
                place(), Feather.SERVER, Texts.get("ports.title"), new OnDemand<>(() -> this));
    }

    /** What it lists. */
    PortsModel model() {
        return model;
    }

    /** What is typed to narrow it. */
    SearchModel search() {
        return search;
    }

    @Override
    public Place place() {
        return Place.PORTS;
    }

    @Override
    public ReadOnlyObjectProperty<Counts> countsProperty() {
        return model.countsProperty();
    }

    @Override
    public ReadOnlyObjectProperty<SocketSelection> selectionProperty() {
        return model.picked().selectionProperty();
    }

    @Override
    public TableView<?> list() {
        return table;
    }

    @Override
    public void enter() {
        table.enter();
    }

    /** Has the machine read. */
    LiveModel live() {
        return live;
    }

    /** Reads the machine. */
    InventoryPoller poller() {
        return poller;
    }

    /** Whether the machine has been read. */
    boolean hasRead() {
        return !(model.stateProperty().get() instanceof PortsState.Loading);
    }

    /** Says from now on what there is to say instead of a list. */
    void begin() {
        screen.begin();
    }

    /**
     * Makes what is about the list.
     *
     * @param answers answers a port that is typed
     * @param export saves the list as it is shown
     */
    void complete(PortActions actions, AnswerPart answers, Runnable export) {
        var details =
                new DetailsPane(
                        this,
                        model.glanceProperty(),
                        actions,
                        desktop.facts(),
                        facts,
                        desktop.clock(),
                        desktop.home());
        screen.complete(details, answers.bar(), actions, export);
    }

    @Override
    public Region content() {
        return screen;
    }

    @Override
    public void focus() {
        table.requestFocus();
    }

    @Override
    public boolean pressed(KeyEvent event) {
        return screen.pressed(event);
    }

    /** Stops reading. */
    @Override
    public void close() {
        poller.close();
    }
}
