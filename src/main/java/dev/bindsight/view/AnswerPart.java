package dev.bindsight.view;

import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.view.answer.AnswerActions;
import dev.bindsight.view.answer.AnswerBar;
import dev.bindsight.view.answer.AnswerModel;
import dev.bindsight.view.answer.PortSight;
import dev.bindsight.view.job.Lane;
import dev.bindsight.view.navigation.Navigation;
import dev.bindsight.view.ports.PortActions;
import dev.bindsight.view.ports.PortsModel;

import java.util.List;

/** The answer over the list. */
final class AnswerPart implements AnswerActions {
    private final Desktop desktop;
    private final PortActions actions;
    private final Navigation navigation;
    private final AnswerBar bar;

    AnswerPart(
            Desktop desktop,
            PortsModel ports,
            PortActions actions,
            Navigation navigation,
            Lane lane) {
        this.desktop = desktop;
        this.actions = actions;
        this.navigation = navigation;
        var model =
                new AnswerModel(
                        ports,
                        new PortSight(desktop.machine()),
                        desktop.probing().binds()::bindOnce,
                        desktop.probing().errnos(),
                        lane);
        bar = new AnswerBar(ports, model, this, desktop.home(), desktop.clock().getZone());
    }

    /** The bar, for the Ports screen. */
    AnswerBar bar() {
        return bar;
    }

    @Override
    public void tryBind(AddressSpec where) {
        navigation.tryBind(where.places(desktop.machine().hasIpv6()).getFirst(), Protocol.TCP);
    }

    @Override
    public void open(String address) {
        actions.open(address);
    }

    @Override
    public void tryConnect(String host, Port port) {
        navigation.tryConnect(host, port.toString(), Protocol.TCP);
    }

    @Override
    public void stop(List<SocketEntry> sockets) {
        actions.stop(sockets);
    }

    @Override
    public void reveal(SocketKey socket) {
        actions.reveal(socket);
    }
}
