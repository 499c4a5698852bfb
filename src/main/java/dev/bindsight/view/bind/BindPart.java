package dev.bindsight.view.bind;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.text.Texts;
import dev.bindsight.view.copy.Clipboards;
import dev.bindsight.view.look.OnDemand;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.navigation.Navigation;
import dev.bindsight.view.screen.Place;
import dev.bindsight.view.screen.Screen;
import dev.bindsight.view.screen.ScreenContext;
import dev.bindsight.view.screen.ScreenModule;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.feather.Feather;

import java.time.Clock;

/**
 * The Bind screen and its conflict matrix, with their models and threads: a thread each, as waiting
 * for a port may take minutes.
 */
public final class BindPart implements Screen {
    private final BindModel model;
    private final MatrixModel matrix;
    private final BindScreen bind;
    private final OnDemand<MatrixScreen> cells;
    private final StackPane content;
    private final Overlay overlay;
    private final Clock clock;

    private BindPart(ScreenContext context, StopDialogs stops) {
        overlay = context.overlay();
        clock = context.clock();
        model =
                new BindModel(
                        context.probing().binds(),
                        context.probing().remedies(),
                        new BindForm(),
                        new BindQuestions(overlay, Clipboards::put),
                        stops,
                        context.workers().lane("bind"),
                        context.workers().lastingLane("held-sockets"),
                        clock);
        matrix = new MatrixModel(context.probing().matrix(), context.workers().lane("matrix"));
        bind =
                new BindScreen(
                        model, context.navigation(), this::showMatrix, Clipboards::put, clock);
        content = new StackPane(bind);
        bind.setMinSize(0, 0);
        cells = new OnDemand<>(() -> matrixScreen(context.navigation()));
    }

    /**
     * The screen, not made yet.
     *
     * @param stops opens the dialog that stops owners
     */
    public static ScreenModule<BindPart> module(ScreenContext context, StopDialogs stops) {
        return new ScreenModule<>(
                Place.BIND,
                Feather.ANCHOR,
                Texts.get("bind.title"),
                new OnDemand<>(() -> new BindPart(context, stops)));
    }

    private MatrixScreen matrixScreen(Navigation navigation) {
        var screen =
                new MatrixScreen(
                        matrix, navigation, this::tryBind, this::showBind, Clipboards::put, clock);
        screen.setMinSize(0, 0);
        content.getChildren().add(screen);
        return screen;
    }

    @Override
    public Region content() {
        return content;
    }

    @Override
    public void focus() {
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

    /** Leaves the matrix, if it is shown, for one of its cells or what another screen asks for. */
    public void tryBind(BindProbe probe) {
        showBind();
        model.fill(probe);
        model.bind();
    }

    /** Fills the fields in and tries nothing. */
    public void fill(BindProbe probe) {
        showBind();
        model.fill(probe);
    }

    /** Fills the fields in and tries it. */
    public void tryBind(BindPlace place, Protocol protocol) {
        showBind();
        model.fill(place, protocol);
        model.bind();
    }

    @Override
    public boolean asksToStay(Runnable close) {
        return HoldQuestion.ask(model.longestHold(clock.instant()), overlay, close);
    }

    /** Gives held sockets back. */
    @Override
    public void close() {
        model.close();
    }
}
