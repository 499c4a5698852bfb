package dev.bindsight.view;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketKey;
import dev.bindsight.view.navigation.Navigation;
import dev.bindsight.view.shell.Screen.Place;
import dev.bindsight.view.shell.Screens;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * The ways between the screens of one window. Screens are made with it and it leads to them, so it
 * is there first and learns of them once they are made.
 */
final class WindowNavigation implements Navigation {
    private @Nullable Screens screens;
    private @Nullable Entrances entrances;

    /** How a screen is entered with something to do. */
    record Entrances(
            Consumer<SocketKey> socket,
            BindEntrance bind,
            ConnectEntrance connect,
            Consumer<String> errno) {}

    /** Enters Bind. */
    @FunctionalInterface
    interface BindEntrance {
        /** Fills the fields in and tries it. */
        void tryBind(BindPlace place, Protocol protocol);
    }

    /** Enters Connect. */
    @FunctionalInterface
    interface ConnectEntrance {
        /** Fills the fields in and tries it. */
        void tryConnect(String host, String ports, Protocol protocol);
    }

    /** Tells it of the screens. */
    void lead(Screens to, Entrances through) {
        screens = to;
        entrances = through;
    }

    @Override
    public void showSocket(SocketKey socket) {
        show(Place.PORTS);
        entrances().socket().accept(socket);
    }

    @Override
    public void tryBind(BindPlace place, Protocol protocol) {
        show(Place.BIND);
        entrances().bind().tryBind(place, protocol);
    }

    @Override
    public void tryConnect(String host, String ports, Protocol protocol) {
        show(Place.CONNECT);
        entrances().connect().tryConnect(host, ports, protocol);
    }

    @Override
    public void showErrno(String errno) {
        show(Place.REFERENCE);
        entrances().errno().accept(errno);
    }

    private void show(Place place) {
        Objects.requireNonNull(screens, "no screens yet").show(place);
    }

    private Entrances entrances() {
        return Objects.requireNonNull(entrances, "no screens yet");
    }
}
