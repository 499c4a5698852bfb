package dev.bindsight.view.stop;

import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.navigation.ErrnoEvent;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * Shows the stop dialog in front of the window while its model is open. Escape cancels what runs,
 * else closes it.
 */
public final class StopDialog {
    private static final double MARGIN = 24;

    private final StopDialogModel model;
    private final Overlay overlay;
    private final Consumer<String> copy;
    private final String user;
    private final String home;
    private final WaysOn ways;
    private @Nullable StopCard card;

    /**
     * Shows the dialog whenever {@code model} is open.
     *
     * @param copy puts text on the clipboard
     * @param user the name of the user Bindsight runs as
     * @param home the user's home directory, shown as {@code ~}
     * @param ways where it leads to where a stop does not free a port
     */
    public static void show(
            StopDialogModel model,
            Overlay overlay,
            Consumer<String> copy,
            String user,
            String home,
            WaysOn ways) {
        var dialog = new StopDialog(model, overlay, copy, user, home, ways);
        model.stageProperty().addListener((_, _, stage) -> dialog.draw(stage));
    }

    private StopDialog(
            StopDialogModel model,
            Overlay overlay,
            Consumer<String> copy,
            String user,
            String home,
            WaysOn ways) {
        this.ways = ways;
        this.model = model;
        this.overlay = overlay;
        this.copy = copy;
        this.user = user;
        this.home = home;
    }

    private void draw(StopStage stage) {
        if (stage instanceof StopStage.Closed) {
            card = null;
            overlay.close();
            return;
        }
        StopCard open = card;
        if (open == null) {
            open = new StopCard(model, copy, user, home, ways);
            open.addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
            open.addEventHandler(ErrnoEvent.SHOW, this::leave);
            card = open;
            open.show(stage);
            overlay.showUntilClosed(open);
            if (open.getParent() instanceof Region layer) {
                open.fitInto(layer, MARGIN);
            }
        } else {
            open.show(stage);
        }
    }

    /** A dialog that has ended makes room for the reference; one that runs must be seen. */
    private void leave(ErrnoEvent event) {
        if (model.stageProperty().get() instanceof StopStage.Running) {
            event.consume();
        } else {
            model.dismiss();
        }
    }

    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            model.dismiss();
            event.consume();
        }
    }
}
