package dev.bindsight.view;

import dev.bindsight.inventory.InventoryPoller;
import dev.bindsight.settings.Settings;
import dev.bindsight.settings.SettingsStore;
import dev.bindsight.text.Texts;
import dev.bindsight.view.job.BackgroundThread;
import dev.bindsight.view.look.PulseByPulse;
import dev.bindsight.view.ports.PortsModel;
import dev.bindsight.view.ports.PortsScreen;
import dev.bindsight.view.ports.PortsState;
import dev.bindsight.view.ports.PortsTable;
import dev.bindsight.view.ports.Scope;
import dev.bindsight.view.shell.LiveModel;
import dev.bindsight.view.shell.Screen;
import dev.bindsight.view.shell.Screens;

import javafx.application.Platform;

import org.kordamp.ikonli.feather.Feather;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The window: the list first, and once that has been painted all that is around it. */
public final class MainWindow implements AutoCloseable {
    private static final Duration LAST_WORK = Duration.ofSeconds(2);

    private final EarlyWindow early;
    private final Desktop desktop;
    private final Consumer<String> documents;
    private final BackgroundThread lists = new BackgroundThread("port-lists");
    private final BackgroundThread work = new BackgroundThread("comparison");
    private final PortsModel ports;
    private final InventoryPoller poller;
    private final LiveModel live;
    private final PortsTable table;
    private final PortsScreen list;
    private final Screens screens;
    private final WindowRest rest;
    private final CompletableFuture<WindowParts> parts = new CompletableFuture<>();

    /**
     * Builds the list, and begins to read the machine. FX thread; {@link
     * dev.bindsight.view.look.Fonts} are loaded by then.
     *
     * @param documents opens the address of a page or a directory; may block
     */
    public MainWindow(EarlyWindow early, Desktop desktop, Consumer<String> documents) {
        this.early = early;
        this.desktop = desktop;
        this.documents = documents;
        SettingsStore settings = early.settings();
        Settings chosen = settings.get();
        ports =
                new PortsModel(
                        desktop.machine(),
                        desktop.extras(),
                        lists,
                        Platform::runLater,
                        desktop.clock(),
                        Scope.named(chosen.scope()));
        poller = new InventoryPoller(desktop.engine(), lists, ports::receive);
        live = new LiveModel(new PollerReader(poller), settings);
        // while the rest is made, so that the first picture may have rows already
        poller.start();
        work.execute(desktop.machine()::readAhead);
        table = new PortsTable(ports, chosen.ports(), desktop.clock().getZone(), desktop.home());
        list =
                new PortsScreen(
                        ports,
                        table,
                        new PortsScreen.Details(
                                chosen.details(),
                                place -> settings.update(each -> each.withDetails(place))),
                        new ReadingRecovery(live, desktop.machine(), desktop.clock()),
                        desktop.clock().getZone());
        screens =
                new Screens(
                        new Screen(
                                Screen.Place.PORTS,
                                Feather.SERVER,
                                Texts.get("ports.title"),
                                () -> list,
                                table::requestFocus));
        rest = new WindowRest(early.stage(), ports, poller, work);
        remember(settings);
    }

    /** Shows it: with what has been read by now, else with what is still being read. */
    public void show() {
        early.frame().setCenter(screens);
        early.show();
        table.requestFocus();
        rest.begin();
        new PulseByPulse(this::hasRead, this::parts).start();
    }

    /** Shows what somebody came with, as if they had typed it here. FX thread. */
    public void receive(Arrival arrival) {
        parts.thenAccept(each -> each.receive(arrival));
    }

    /** Cancels a stop and stops reading; what was begun and asked for goes on. FX thread. */
    @Override
    public void close() {
        early.leave();
        rest.end();
        parts.thenAccept(WindowParts::close);
        poller.close();
        lists.leave();
        work.leave();
        early.files().leave();
    }

    /**
     * Waits, two seconds at most, for what is to be done before the process ends: the settings
     * chosen last are written, held ports given back. After {@link #close}; not for the FX thread.
     */
    public void finish() {
        long end = System.nanoTime() + LAST_WORK.toNanos();
        parts.thenAccept(each -> each.finish(end));
        early.files().finish(end);
    }

    private boolean hasRead() {
        return !(ports.stateProperty().get() instanceof PortsState.Loading);
    }

    /**
     * What is around the list comes behind its first rows, and what stands for them only where they
     * have not come soon.
     */
    private List<Runnable> parts() {
        list.begin();
        var listed = new WindowParts.Listed(ports, table, list, live);
        var made = new WindowParts(early, desktop, listed, screens, work, documents);
        parts.complete(made);
        // not beside the first picture
        work.executeAfter(Duration.ofMillis(300), made::readErrors);
        return List.of(
                made::showRail,
                made::showTop,
                made::showBottom,
                made::showDetails,
                early::complete);
    }

    private void remember(SettingsStore settings) {
        table.columns()
                .onChange(() -> settings.update(each -> each.withPorts(table.columns().layout())));
        ports.scopeProperty()
                .addListener(
                        (_, _, scope) -> settings.update(each -> each.withScope(scope.name())));
    }
}
