package dev.bindsight.view;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.text.Texts;
import dev.bindsight.view.bind.BindForm;
import dev.bindsight.view.bind.BindModel;
import dev.bindsight.view.bind.BindQuestions;
import dev.bindsight.view.bind.BindScreen;
import dev.bindsight.view.bind.HoldQuestion;
import dev.bindsight.view.bind.MatrixModel;
import dev.bindsight.view.bind.MatrixScreen;
import dev.bindsight.view.bind.StopRequest;
import dev.bindsight.view.copy.Clipboards;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.navigation.Navigation;
import dev.bindsight.view.shell.Screen;

import javafx.application.Platform;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.feather.Feather;

import java.time.Clock;

/**
 * The Bind screen and its conflict matrix, with their models and threads: a thread each, as waiting
 * for a port may take minutes.
 */
final class BindPart implements AutoCloseable {
    private final BackgroundThread probes = new BackgroundThread("bind");
    private final BackgroundThread cellProbes = new BackgroundThread("matrix");
    private final BackgroundThread held = new BackgroundThread("held-sockets");
    private final BindModel model;
    private final MatrixModel matrix;
    private final BindScreen bind;
    private final MatrixScreen cells;
    private final StackPane content;
    private final Overlay overlay;
    private final Clock clock;

    BindPart(Desktop desktop, Overlay overlay, StopRequest stops, Navigation navigation) {
        this.overlay = overlay;
        clock = desktop.clock();
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
        matrix =
                new MatrixModel(
                        desktop.probing().matrix(),
                        cellProbes::execute,
                        Platform::runLater,
                        desktop.clock());
        bind =
                new BindScreen(
                        model, navigation, this::showMatrix, Clipboards::put, desktop.clock());
        cells =
                new MatrixScreen(
                        matrix,
                        navigation,
                        this::tryBind,
                        this::showBind,
                        Clipboards::put,
                        desktop.clock());
        content = new StackPane(bind, cells);
        bind.setMinSize(0, 0);
        cells.setMinSize(0, 0);
        cells.setVisible(false);
    }

    /** The screen for the rail. */
    Screen screen() {
        return new Screen(
                Screen.Place.BIND, Feather.ANCHOR, Texts.get("bind.title"), content, this::focus);
    }

    private void focus() {
        if (cells.isVisible()) {
            cells.focusFirst();
        } else {
            bind.focusFirst();
        }
    }

    private void showMatrix() {
        bind.setVisible(false);
        cells.setVisible(true);
        matrix.open(model.portText(), model.protocol());
        cells.focusFirst();
    }

    private void showBind() {
        cells.setVisible(false);
        bind.setVisible(true);
        bind.focusFirst();
    }

    /** Leaves the matrix for one of its cells. */
    private void tryBind(BindProbe probe) {
        showBind();
        model.fill(probe);
        model.bind();
    }

    /** Fills the fields in and tries it. */
    void tryBind(BindPlace place, Protocol protocol) {
        showBind();
        model.fill(place, protocol);
        model.bind();
    }

    /** Whether the window has to stay open until the user has answered. */
    boolean asksToStay(Runnable close) {
        return HoldQuestion.ask(model.longestHold(clock.instant()), overlay, close);
    }

    /** Cancels what runs and gives held sockets back before the window is gone. */
    @Override
    public void close() {
        model.close();
        matrix.cancel();
        probes.leave();
        cellProbes.leave();
        held.close();
    }
}
