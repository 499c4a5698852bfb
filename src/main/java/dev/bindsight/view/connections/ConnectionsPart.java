package dev.bindsight.view.connections;

import dev.bindsight.inventory.connection.MeasuredConnection;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.settings.SettingsStore;
import dev.bindsight.text.Texts;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.copy.Clipboards;
import dev.bindsight.view.job.Lane;
import dev.bindsight.view.look.OnDemand;
import dev.bindsight.view.look.SaidEvent;
import dev.bindsight.view.look.WhileShown;
import dev.bindsight.view.palette.PaletteEntry;
import dev.bindsight.view.palette.PaletteSource;
import dev.bindsight.view.ports.CopyFormat;
import dev.bindsight.view.screen.Counts;
import dev.bindsight.view.screen.Place;
import dev.bindsight.view.screen.Screen;
import dev.bindsight.view.screen.ScreenContext;
import dev.bindsight.view.screen.ScreenModule;
import dev.bindsight.view.screen.Searchable;
import dev.bindsight.view.shell.LiveModel;
import dev.bindsight.view.shell.SearchModel;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.function.BiConsumer;

/** The Connections screen with its model and threads. */
public final class ConnectionsPart implements Screen, Searchable, ConnectionActions, PaletteSource {
    private final ScreenContext context;
    private final Sources sources;
    private final ConnectionsModel model;
    private final PeerNames names;
    private final Lane closing;
    private final ConnectionsTable table;
    private final ConnectionsScreen screen;
    private final ConnectionCommands commands;

    /**
     * What it is made of.
     *
     * @param inventory the machine as it was read last, whoever has it read
     * @param live how often it is read
     * @param search what is typed to narrow the list
     * @param settings how the table was left, and where that is kept
     * @param copy puts a socket on the clipboard
     */
    public record Sources(
            ObservableValue<@Nullable Inventory> inventory,
            LiveModel live,
            SearchModel search,
            SettingsStore settings,
            BiConsumer<SocketEntry, CopyFormat> copy) {}

    private ConnectionsPart(ScreenContext context, Sources sources) {
        this.context = context;
        this.sources = sources;
        Lane lane = context.workers().lane("connections");
        closing = context.workers().lane("moment");
        model =
                new ConnectionsModel(
                        context.machine(),
                        sources.search().filterProperty(),
                        lane,
                        Platform::runLater,
                        context.clock());
        names =
                new PeerNames(
                        context.probing().peerName(),
                        context.workers().wideLane("peer-names"),
                        context.clock());
        commands = new ConnectionCommands(model, sources.live(), this);
        // made in the background, with its first reading
        var connections = new OnDemand<>(context.probing().connections());
        var fields = new TcpFieldLookUp(socket -> connections.get().fields(socket), lane);
        SettingsStore settings = sources.settings();
        table = new ConnectionsTable(model, settings.get().connections());
        table.columns()
                .onChange(() -> settings.update(each -> each.withConnections(table.asLeft())));
        ConnectionMenu.install(table, model, commands);
        screen =
                new ConnectionsScreen(
                        model,
                        new ConnectionsHeader(
                                model, sources.live(), table.columns(), commands.commands()),
                        table,
                        new ConnectionPane(model, commands, names, fields),
                        this::showAll);
        var feed =
                new ConnectionsFeed(
                        inventory -> connections.get().read(inventory),
                        lane,
                        model::receive,
                        sources.live());
        sources.inventory().subscribe(feed::read);
        WhileShown.observe(screen, feed::setShown);
    }

    /** The screen, not made yet. */
    public static ScreenModule<ConnectionsPart> module(ScreenContext context, Sources sources) {
        return new ScreenModule<>(
                Place.CONNECTIONS,
                Feather.LINK,
                Texts.get("connections.title"),
                new OnDemand<>(() -> new ConnectionsPart(context, sources)));
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
        boolean typing =
                screen.getScene() != null
                        && screen.getScene().getFocusOwner() instanceof TextInputControl;
        boolean ofText =
                Command.CLOSE_CONNECTION.matches(event) || Command.COPY_CONNECTION.matches(event);
        return !(typing && ofText) && commands.commands().pressed(event);
    }

    @Override
    public Place place() {
        return Place.CONNECTIONS;
    }

    @Override
    public ReadOnlyObjectProperty<Counts> countsProperty() {
        return model.listedProperty();
    }

    @Override
    public TableView<?> list() {
        return table;
    }

    @Override
    public void enter() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
            table.getSelectionModel().clearAndSelect(0);
            table.getFocusModel().focus(0);
        }
    }

    @Override
    public List<PaletteEntry> paletteEntries() {
        return commands.paletteEntries();
    }

    private void showAll() {
        sources.search().clear();
        model.chipsProperty().set(Chips.NONE);
    }

    @Override
    public void showOtherEnd(Flow flow) {
        Flow end = model.otherEnd(flow);
        if (end != null) {
            sources.search().clear();
            model.reveal(end);
        }
    }

    @Override
    public void tryConnect(Flow flow) {
        String scope =
                flow.remote().address().isLinkLocal() && flow.socket().interfaceName() != null
                        ? "%" + flow.socket().interfaceName()
                        : "";
        context.navigation()
                .tryConnect(
                        flow.remote().address().unmapped() + scope,
                        flow.remote().port().toString(),
                        flow.socket().protocol());
    }

    @Override
    public void close(Flow flow) {
        MeasuredConnection measured = model.measured(flow);
        CloseSheet.show(
                flow,
                measured != null && measured.isMptcp(),
                context.machine(),
                context.probing().closer(),
                closing,
                context.overlay(),
                isOver -> {
                    // of what is left, the next reading tells the state it is in
                    if (isOver) {
                        model.closed(flow);
                    }
                    sources.live().refresh();
                });
    }

    @Override
    public void lookUp(Flow flow) {
        if (flow.reach() == Reach.MACHINE) {
            screen.fireEvent(new SaidEvent(Texts.get("connections.otherEnd.here")));
        } else {
            names.ask(flow.remote().address());
        }
    }

    @Override
    public void copy(Flow flow, ConnectionCopy form) {
        Clipboards.put(model.copy(flow, form, context.machine()));
    }

    @Override
    public void copy(Flow flow, CopyFormat format) {
        sources.copy().accept(flow.socket(), format);
    }

    @Override
    public void export() {
        ConnectionsExport.ask(context.saving(), ConnectionsExport.listed(model));
    }
}
