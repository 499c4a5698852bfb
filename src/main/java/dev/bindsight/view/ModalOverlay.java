package dev.bindsight.view;

import atlantafx.base.controls.ModalPane;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Overlay;

import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

/** Dialogs in front of the window, on AtlantaFX's pane for them. */
final class ModalOverlay implements Overlay {
    private static final double MARGIN = 16;

    private final ModalPane pane = new ModalPane();

    /** Tab goes round in a dialog: what is behind it can neither be seen nor be meant. */
    private final ChangeListener<@Nullable Node> keepInside = (_, _, owner) -> keepInside(owner);

    private @Nullable Node focusBefore;
    private @Nullable Runnable closed;
    private boolean persistent;

    ModalOverlay() {
        pane.setId("overlay");
        pane.setAccessibleText(Texts.get("shell.dialog"));
        pane.setInTransitionFactory(null);
        pane.setOutTransitionFactory(null);
        // the pane's own handler does not close a sheet that has the focus itself
        pane.addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
        pane.displayProperty()
                .addListener((_, _, shown) -> {
                    if (!shown) {
                        hidden();
                    }
                });
    }

    /** The node that covers the window. */
    Node node() {
        return pane;
    }

    /** Whether a dialog is shown. */
    boolean isShowing() {
        return pane.isDisplay();
    }

    @Override
    public void show(Region dialog, Runnable whenClosed) {
        persistent = false;
        pane.setPersistent(false);
        open(dialog, whenClosed);
    }

    @Override
    public void showUntilClosed(Region dialog) {
        persistent = true;
        pane.setPersistent(true);
        open(dialog, () -> {});
    }

    @Override
    public void close() {
        pane.hide(true);
    }

    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && pane.isDisplay() && !persistent) {
            close();
            event.consume();
        }
    }

    private void open(Region dialog, Runnable whenClosed) {
        Scene scene = pane.getScene();
        if (!pane.isDisplay()) {
            focusBefore = scene.getFocusOwner();
            scene.focusOwnerProperty().addListener(keepInside);
        }
        closed = whenClosed;
        // a dialog as high as the window would look like a part of it
        StackPane.setMargin(dialog, new Insets(MARGIN));
        pane.show(dialog);
        dialog.requestFocus();
    }

    private void keepInside(@Nullable Node owner) {
        if (isOutside(owner)) {
            Platform.runLater(() -> {
                Node dialog = pane.getContent();
                // a dialog may have given the focus to one of its own nodes meanwhile
                if (dialog != null && isOutside(pane.getScene().getFocusOwner())) {
                    dialog.requestFocus();
                }
            });
        }
    }

    private boolean isOutside(@Nullable Node owner) {
        if (!pane.isDisplay() || owner == null) {
            return false;
        }
        for (Node at = owner; at != null; at = at.getParent()) {
            if (at == pane) {
                return false;
            }
        }
        return true;
    }

    private void hidden() {
        pane.getScene().focusOwnerProperty().removeListener(keepInside);
        Node back = focusBefore;
        if (back != null) {
            back.requestFocus();
        }
        Runnable told = closed;
        closed = null;
        if (told != null) {
            told.run();
        }
    }
}
