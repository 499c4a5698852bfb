package dev.bindsight.view.connect;

import dev.bindsight.model.Protocol;
import dev.bindsight.text.Texts;
import dev.bindsight.view.copy.Clipboards;
import dev.bindsight.view.look.OnDemand;
import dev.bindsight.view.screen.Place;
import dev.bindsight.view.screen.Screen;
import dev.bindsight.view.screen.ScreenContext;
import dev.bindsight.view.screen.ScreenModule;

import javafx.scene.layout.Region;
import javafx.stage.FileChooser;

import org.kordamp.ikonli.feather.Feather;

import java.nio.file.Files;
import java.util.List;

/** The Connect screen with its model. */
public final class ConnectPart implements Screen {
    private final ConnectModel model;
    private final ConnectScreen screen;

    private ConnectPart(ScreenContext context) {
        model =
                new ConnectModel(
                        context.probing().connects(),
                        context.probing().remedies(),
                        context.machine()::servicePort,
                        // a connect that is given up may still end while the next one begins
                        context.workers().wideLane("connect"),
                        context.clock());
        screen =
                new ConnectScreen(
                        model,
                        new ConnectScreen.Surroundings(
                                context.navigation(),
                                context.machine()::serviceName,
                                Clipboards::put,
                                (name, text) ->
                                        context.saving()
                                                .ask(
                                                        Texts.get("connect.csv.accessible"),
                                                        name,
                                                        List.of(
                                                                new FileChooser.ExtensionFilter(
                                                                        Texts.get("export.csv"),
                                                                        "*.csv")),
                                                        file -> Files.writeString(file, text)),
                                context.clock()));
    }

    /** The screen, not made yet. */
    public static ScreenModule<ConnectPart> module(ScreenContext context) {
        return new ScreenModule<>(
                Place.CONNECT,
                Feather.SEND,
                Texts.get("connect.title"),
                new OnDemand<>(() -> new ConnectPart(context)));
    }

    @Override
    public Region content() {
        return screen;
    }

    @Override
    public void focus() {
        screen.enter();
    }

    /** Fills the fields in and tries nothing. */
    public void fill(String host, String ports, Protocol protocol) {
        model.fill(host, ports, protocol);
        screen.enter();
    }

    /** Fills the fields in and tries it. */
    public void tryConnect(String host, String ports, Protocol protocol) {
        model.fill(host, ports, protocol);
        model.connect();
    }
}
