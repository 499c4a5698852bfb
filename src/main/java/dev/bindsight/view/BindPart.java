package dev.bindsight.view;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Protocol;
import dev.bindsight.text.Texts;
import dev.bindsight.view.bind.BindForm;
import dev.bindsight.view.bind.BindModel;
import dev.bindsight.view.bind.BindQuestions;
import dev.bindsight.view.bind.BindScreen;
import dev.bindsight.view.bind.OwnerStop;
import dev.bindsight.view.copy.Clipboards;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.navigation.Navigation;
import dev.bindsight.view.shell.Screen;

import javafx.application.Platform;

import org.kordamp.ikonli.feather.Feather;

/** The Bind screen with its model and its threads. */
final class BindPart implements AutoCloseable {
    private final BackgroundThread probes = new BackgroundThread("bind");
    private final BackgroundThread held = new BackgroundThread("held-sockets");
    private final BindModel model;
    private final BindScreen screen;

    BindPart(Desktop desktop, Overlay overlay, OwnerStop stops, Navigation navigation) {
        model =
                new BindModel(
                        desktop.probing().binds(),
                        desktop.probing().remedies(),
                        new BindForm(desktop.machine()::hasIpv6),
                        new BindQuestions(overlay, Clipboards::put),
                        stops,
                        probes::execute,
                        held,
                        Platform::runLater,
                        desktop.clock());
        screen = new BindScreen(model, navigation, () -> {}, Clipboards::put, desktop.clock());
    }

    /** The screen for the rail. */
    Screen screen() {
        return new Screen(
                Screen.Place.BIND,
                Feather.ANCHOR,
                Texts.get("bind.title"),
                screen,
                screen::focusFirst);
    }

    /** Fills the fields in and tries it. */
    void tryBind(BindPlace place, Protocol protocol) {
        model.fill(place, protocol);
        model.bind();
    }

    /** Cancels what runs and gives held sockets back before the window is gone. */
    @Override
    public void close() {
        model.close();
        probes.leave();
        held.close();
    }
}
