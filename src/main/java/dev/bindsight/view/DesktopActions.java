package dev.bindsight.view;

import dev.bindsight.fix.ProtectedProcess;
import dev.bindsight.fix.StopOptions;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.Uid;
import dev.bindsight.view.bind.StopDialogs;
import dev.bindsight.view.copy.Clipboards;
import dev.bindsight.view.copy.SocketCopy;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Lane;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.navigation.Navigation;
import dev.bindsight.view.ports.CopyFormat;
import dev.bindsight.view.ports.ListRequest;
import dev.bindsight.view.ports.PortActions;
import dev.bindsight.view.ports.PortsModel;
import dev.bindsight.view.shell.UnlockSheet;
import dev.bindsight.view.stop.StopDialog;
import dev.bindsight.view.stop.StopDialogModel;
import dev.bindsight.view.stop.WaysOn;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What can be done with ports in the window. */
final class DesktopActions implements PortActions, StopDialogs, WaysOn {
    private final PortsModel ports;
    private final Overlay overlay;
    private final Desktop desktop;
    private final SocketCopy copies;
    private final StopDialogModel stops;
    private final Navigation navigation;
    private final Lane writing;
    private final Consumer<String> opener;

    /**
     * The actions.
     *
     * @param stopping runs stops, which may take long; nothing else waits behind them
     * @param writing puts texts together
     * @param opener opens the address of a page or a directory
     */
    DesktopActions(
            PortsModel ports,
            Overlay overlay,
            Desktop desktop,
            Lane stopping,
            Lane writing,
            Consumer<String> opener,
            Navigation navigation) {
        this.opener = opener;
        this.navigation = navigation;
        this.writing = writing;
        this.ports = ports;
        this.overlay = overlay;
        this.desktop = desktop;
        this.copies =
                new SocketCopy(
                        desktop.machine()::userName,
                        owner -> isSignalled(owner, desktop.machine()),
                        desktop.clock().getZone());
        this.stops =
                new StopDialogModel(
                        desktop.stopper(), StopOptions.DEFAULT, stopping, desktop.clock());
        StopDialog.show(
                stops, overlay, Clipboards::put, desktop.machine().user(), desktop.home(), this);
    }

    /** A command that is pasted asks nothing, so it names only what a stop asks nothing for. */
    private static boolean isSignalled(ProcessDetails owner, MachineSummary machine) {
        return machine.pidsAreOurs()
                && !machine.isSelf(owner.pid())
                && ProtectedProcess.isLikeAnyOther(owner);
    }

    @Override
    public void stop(List<SocketEntry> sockets) {
        Inventory inventory = ports.inventoryProperty().get();
        if (inventory != null && !sockets.isEmpty()) {
            stops.open(inventory, sockets);
        }
    }

    @Override
    public void open(Inventory inventory, List<SocketEntry> sockets, Runnable ended) {
        stops.open(inventory, sockets, ended);
    }

    @Override
    public Optional<String> forRoot() {
        boolean root = desktop.machine().uid().equals(Uid.ROOT);
        return root ? Optional.empty() : Optional.of(desktop.ownCommand());
    }

    @Override
    public boolean isSelf(ProcessDetails process) {
        return desktop.machine().isSelf(process.pid());
    }

    @Override
    public void tryBind(SocketEntry socket) {
        navigation.tryBind(BindPlace.of(socket), socket.protocol());
    }

    @Override
    public void tryConnect(SocketEntry socket) {
        IpAddress bound = socket.local().address();
        IpAddress loopback =
                bound.family() == AddressFamily.IPV4
                        ? IpAddress.LOOPBACK_IPV4
                        : IpAddress.LOOPBACK_IPV6;
        String scope =
                bound.isLinkLocal() && socket.interfaceName() != null
                        ? "%" + socket.interfaceName()
                        : "";
        String host = bound.isWildcard() ? loopback.toString() : bound.unmapped() + scope;
        navigation.tryConnect(host, socket.local().port().toString(), socket.protocol());
    }

    @Override
    public void whoHad(SocketEntry socket) {
        navigation.showHistory(socket.local().port());
    }

    @Override
    public void copy(List<SocketEntry> sockets, CopyFormat format) {
        Inventory inventory = ports.inventoryProperty().get();
        if (inventory != null) {
            // thousands may be selected, and a document of them takes its time
            writing.start(
                    new Job(_ -> {
                        Optional<String> text = copies.text(inventory, sockets, format);
                        return () -> text.ifPresent(Clipboards::put);
                    }));
        }
    }

    @Override
    public void reveal(SocketKey socket) {
        ports.reveal(socket);
    }

    @Override
    public void list(ListRequest request) {
        ports.list(request);
    }

    @Override
    public void open(String address) {
        opener.accept(address);
    }

    @Override
    public void explainHiddenOwners() {
        Inventory inventory = ports.inventoryProperty().get();
        if (inventory != null) {
            UnlockSheet.show(
                    overlay, inventory, desktop.machine(), desktop.ownCommand(), Clipboards::put);
        }
    }
}
