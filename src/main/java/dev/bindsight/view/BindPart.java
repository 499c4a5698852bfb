package dev.bindsight.view;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.view.bind.BindForm;
import dev.bindsight.view.bind.BindModel;
import dev.bindsight.view.bind.BindQuestions;
import dev.bindsight.view.bind.BindScreen;
import dev.bindsight.view.bind.HoldQuestion;
import dev.bindsight.view.bind.MatrixModel;
import dev.bindsight.view.bind.MatrixScreen;
import dev.bindsight.view.bind.StopDialogs;
import dev.bindsight.view.copy.Clipboards;
import dev.bindsight.view.job.BackgroundThread;
import dev.bindsight.view.look.OnDemand;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.navigation.Navigation;

import javafx.application.Platform;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

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
    private final OnDemand<MatrixScreen> cells;
    private final StackPane content;
    private final Overlay overlay;
    private final Clock clock;

    BindPart(Desktop desktop, Overlay overlay, StopDialogs stops, Navigation navigation) {
        this.overlay = overlay;
        clock = desktop.clock();
        model =
                new BindModel(
                        desktop.probing().binds(),
                        desktop.probing().remedies(),
                        new BindForm(),
                        new BindQuestions(overlay, Clipboards::put),
                        stops,
                        probes,
                        held,
                        Platform::runLater,
                        desktop.clock());
        matrix =
                new MatrixModel(
                        desktop.probing().matrix(),
                        cellProbes,
                        Platform::runLater,
                        desktop.clock());
        bind =
                new BindScreen(
                        model, navigation, this::showMatrix, Clipboards::put, desktop.clock());
        content = new StackPane(bind);
        bind.setMinSize(0, 0);
        cells = new OnDemand<>(() -> matrixScreen(navigation));
    }

    private MatrixScreen matrixScreen(Navigation navigation) {
        var screen =
                new MatrixScreen(
                        matrix, navigation, this::tryBind, this::showBind, Clipboards::put, clock);
        screen.setMinSize(0, 0);
        content.getChildren().add(screen);
        return screen;
    }

    /** What it shows. */
    Region content() {
        return content;
    }

    /** Gives the focus to what a person uses first. */
    void focus() {
        if (bind.isVisible()) {
            bind.focusFirst();
        } else {
            cells.get().focusFirst();
        }
    }

    private void showMatrix() {
        bind.setVisible(false);
        cells.get().setVisible(true);
        matrix.open(model.portText(), model.protocol());
        cells.get().focusFirst();
    }

    private void showBind() {
        cells.ifMade(made -> made.setVisible(false));
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

    /** Cancels what runs and gives held sockets back. */
    @Override
    public void close() {
        model.close();
        matrix.cancel();
        probes.leave();
        cellProbes.leave();
        held.leave();
    }

    /** Waits until held sockets are given back. */
    void finish(long end) {
        held.finish(end);
    }
}
