package dev.bindsight.view;

import atlantafx.base.controls.ModalPane;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.look.StyledAtOnce;
import dev.bindsight.view.look.TabOrder;

import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.event.EventHandler;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Dialogs in front of the window, on AtlantaFX's pane for them. */
final class ModalOverlay implements Overlay {
    private static final double MARGIN = 16;

    private final ModalPane pane = new ModalPane();

    /** Tab goes round in a dialog: what is behind it can neither be seen nor be meant. */
    private final ChangeListener<@Nullable Node> keepInside = (_, _, owner) -> focusMoved(owner);

    private final EventHandler<KeyEvent> keepFromBehind = this::keepFromBehind;
    private @Nullable Node focusBefore;
    private List<Parent> aroundBefore = List.of();
    private @Nullable Node focusInside;
    private @Nullable Runnable closed;
    private boolean persistent;

    ModalOverlay() {
        pane.setId("overlay");
        pane.setAccessibleText(Texts.get("shell.dialog"));
        pane.setInTransitionFactory(null);
        pane.setOutTransitionFactory(null);
        // the pane's own handler does not close a sheet that has the focus itself
        pane.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        // what no control of a dialog took is no key of the window, nor of a menu behind
        pane.addEventHandler(KeyEvent.ANY, KeyEvent::consume);
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

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && pane.isDisplay() && !persistent) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.TAB && pane.getContent() instanceof Parent dialog) {
            // what is pressed here goes on by itself, and out of the dialog behind the last
            new TabOrder(dialog).step(pane.getScene().getFocusOwner(), !event.isShiftDown());
            event.consume();
        }
    }

    private void open(Region dialog, Runnable whenClosed) {
        Scene scene = pane.getScene();
        if (!pane.isDisplay()) {
            focusBefore = scene.getFocusOwner();
            aroundBefore = around(focusBefore);
            scene.focusOwnerProperty().addListener(keepInside);
            scene.addEventFilter(KeyEvent.ANY, keepFromBehind);
        }
        closed = whenClosed;
        // a dialog as high as the window would look like a part of it
        StackPane.setMargin(dialog, new Insets(MARGIN));
        pane.show(dialog);
        StyledAtOnce.style(dialog);
        focusInside = dialog;
        dialog.requestFocus();
        // whoever opened it may give the focus to one of its nodes meanwhile
        Platform.runLater(this::showFocus);
    }

    /** Shows what the keys will mean, with the focus brought back if it is elsewhere. */
    private void showFocus() {
        if (pane.isDisplay() && pane.getContent() instanceof Parent dialog) {
            var order = new TabOrder(dialog);
            Node owner = pane.getScene().getFocusOwner();
            Node wanted = order.holds(owner) ? owner : focusInside;
            if (wanted != null && wanted != dialog && order.holds(wanted)) {
                order.to(wanted);
            } else {
                order.begin();
            }
        }
    }

    private void focusMoved(@Nullable Node owner) {
        if (isBehind(owner)) {
            Platform.runLater(() -> {
                // a dialog may have given the focus to one of its own nodes meanwhile
                if (isBehind(pane.getScene().getFocusOwner())) {
                    showFocus();
                }
            });
        } else if (owner != null) {
            focusInside = owner;
        }
    }

    /** A key that comes before the focus is back does nothing. */
    private void keepFromBehind(KeyEvent event) {
        Node owner = pane.getScene().getFocusOwner();
        if (owner == null || isBehind(owner)) {
            event.consume();
            showFocus();
        }
    }

    /** All that a node is in, from within. */
    private static List<Parent> around(@Nullable Node node) {
        return Stream.iterate(
                        node == null ? null : node.getParent(), Objects::nonNull, Node::getParent)
                .toList();
    }

    /**
     * Gives the focus to what had it. A button whose verdict was replaced by a newer one is gone:
     * then what stands where it was has the keys, and not whatever comes first in the window.
     */
    private void giveBack(Scene scene) {
        Node back = focusBefore;
        if (back != null && back.getScene() == scene) {
            back.requestFocus();
            return;
        }
        aroundBefore.stream()
                .filter(each -> each.getScene() == scene)
                .map(TabOrder::new)
                .filter(order -> !order.isEmpty())
                .findFirst()
                .ifPresent(TabOrder::begin);
    }

    private boolean isBehind(@Nullable Node owner) {
        return pane.isDisplay() && owner != null && !new TabOrder(pane).holds(owner);
    }

    private void hidden() {
        Scene scene = pane.getScene();
        scene.focusOwnerProperty().removeListener(keepInside);
        scene.removeEventFilter(KeyEvent.ANY, keepFromBehind);
        focusInside = null;
        giveBack(scene);
        Runnable told = closed;
        closed = null;
        if (told != null) {
            told.run();
        }
    }
}
