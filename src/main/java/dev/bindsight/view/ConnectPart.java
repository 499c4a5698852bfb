package dev.bindsight.view;

import dev.bindsight.model.Protocol;
import dev.bindsight.text.Texts;
import dev.bindsight.view.connect.ConnectModel;
import dev.bindsight.view.connect.ConnectScreen;
import dev.bindsight.view.copy.Clipboards;
import dev.bindsight.view.navigation.Navigation;

import javafx.application.Platform;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;

import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The Connect screen with its model and its threads. */
final class ConnectPart implements AutoCloseable {
    /** A thread for each: a connect that is given up may still end while the next one begins. */
    private final ExecutorService connects =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofPlatform().daemon().name("connect-", 1).factory());

    private final ConnectModel model;
    private final ConnectScreen screen;

    ConnectPart(Desktop desktop, SaveDialog saving, Navigation navigation) {
        model =
                new ConnectModel(
                        desktop.probing().connects(),
                        desktop.probing().remedies(),
                        desktop.machine()::servicePort,
                        connects,
                        Platform::runLater,
                        desktop.clock());
        screen =
                new ConnectScreen(
                        model,
                        new ConnectScreen.Surroundings(
                                navigation,
                                desktop.machine()::serviceName,
                                Clipboards::put,
                                (name, text) ->
                                        saving.ask(
                                                Texts.get("connect.csv.accessible"),
                                                name,
                                                List.of(
                                                        new FileChooser.ExtensionFilter(
                                                                Texts.get("export.csv"), "*.csv")),
                                                file -> Files.writeString(file, text)),
                                desktop.clock()));
    }

    /** What it shows. */
    Region content() {
        return screen;
    }

    /** Gives the focus to what a person uses first. */
    void focus() {
        screen.enter();
    }

    /** Fills the fields in and tries it. */
    void tryConnect(String host, String ports, Protocol protocol) {
        model.fill(host, ports, protocol);
        model.connect();
    }

    /** Cancels what goes on; its threads are waited for by nobody. */
    @Override
    public void close() {
        model.cancel();
        connects.shutdown();
    }
}
