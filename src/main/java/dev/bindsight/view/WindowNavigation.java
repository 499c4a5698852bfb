package dev.bindsight.view;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketKey;
import dev.bindsight.view.bind.BindPart;
import dev.bindsight.view.bind.StopDialogs;
import dev.bindsight.view.connect.ConnectPart;
import dev.bindsight.view.connections.ConnectionsPart;
import dev.bindsight.view.explain.ExplainPart;
import dev.bindsight.view.history.HistoryPart;
import dev.bindsight.view.navigation.Navigation;
import dev.bindsight.view.ports.PortsModel;
import dev.bindsight.view.reference.ReferencePart;
import dev.bindsight.view.screen.Place;
import dev.bindsight.view.screen.ScreenContext;
import dev.bindsight.view.screen.ScreenModule;
import dev.bindsight.view.screen.Screens;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * The ways between the screens of one window. Screens are made with it and it leads to them, so it
 * is there first and learns of them once they are made.
 */
final class WindowNavigation implements Navigation {
    private @Nullable Screens screens;
    private @Nullable Entrances entrances;

    /** How a screen is entered with something to do. */
    private record Entrances(
            PortsModel ports,
            ScreenModule<BindPart> bind,
            ScreenModule<ConnectPart> connect,
            ScreenModule<ExplainPart> explain,
            ScreenModule<ReferencePart> reference,
            ScreenModule<HistoryPart> history) {}

    /** Adds the other screens below the list: the one place that knows which there are. */
    void lead(
            Screens to,
            PortsModel ports,
            ScreenContext context,
            StopDialogs stops,
            ConnectionsPart.Sources sources,
            ScreenModule<HistoryPart> history) {
        var connections = ConnectionsPart.module(context, sources);
        var bind = BindPart.module(context, stops);
        var connect = ConnectPart.module(context);
        var explain = ExplainPart.module(context, stops);
        var reference = ReferencePart.module(context);
        to.add(List.of(connections, bind, connect, explain, reference, history));
        screens = to;
        entrances = new Entrances(ports, bind, connect, explain, reference, history);
    }

    @Override
    public void showSocket(SocketKey socket) {
        show(Place.PORTS);
        entrances().ports().reveal(socket);
    }

    @Override
    public void tryBind(BindPlace place, Protocol protocol) {
        show(Place.BIND);
        entrances().bind().screen().get().tryBind(place, protocol);
    }

    @Override
    public void tryBind(BindProbe probe) {
        show(Place.BIND);
        entrances().bind().screen().get().tryBind(probe);
    }

    @Override
    public void fillBind(BindProbe probe) {
        show(Place.BIND);
        entrances().bind().screen().get().fill(probe);
    }

    @Override
    public void tryConnect(String host, String ports, Protocol protocol) {
        show(Place.CONNECT);
        entrances().connect().screen().get().tryConnect(host, ports, protocol);
    }

    @Override
    public void fillConnect(String host, String ports, Protocol protocol) {
        show(Place.CONNECT);
        entrances().connect().screen().get().fill(host, ports, protocol);
    }

    @Override
    public void explain(String text) {
        show(Place.EXPLAIN);
        entrances().explain().screen().get().explain(text);
    }

    @Override
    public void explainClipboard() {
        show(Place.EXPLAIN);
        entrances().explain().screen().get().paste();
    }

    @Override
    public void showHistory(Port port) {
        show(Place.HISTORY);
        entrances().history().screen().get().ask(port);
    }

    @Override
    public void showErrno(String errno) {
        show(Place.REFERENCE);
        entrances().reference().screen().get().show(errno);
    }

    private void show(Place place) {
        Objects.requireNonNull(screens, "no screens yet").show(place);
    }

    private Entrances entrances() {
        return Objects.requireNonNull(entrances, "no screens yet");
    }
}
