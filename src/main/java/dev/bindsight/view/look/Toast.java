package dev.bindsight.view.look;

import dev.bindsight.text.Texts;

import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.feather.Feather;

import java.time.Duration;

/**
 * Says for a moment that something was done, over everything else, and takes no click. One for a
 * window: what is said later takes the place of what was said before.
 */
public final class Toast extends Label {
    private static final Duration TIME_TO_READ = Duration.ofMillis(2_500);

    /** What was copied is recognised by its beginning. */
    private static final int LONGEST = 60;

    private final Beat gone = new Beat(TIME_TO_READ, this::hide);

    /** Nothing is said yet. */
    public Toast() {
        setId("toast");
        getStyleClass().add("toast");
        setAccessibleRole(AccessibleRole.TEXT);
        setMouseTransparent(true);
        setVisible(false);
        setMaxHeight(USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.BOTTOM_CENTER);
    }

    /** Says that something was done. FX thread. */
    public void say(String words) {
        say(words, Icons.of(Feather.CHECK, Icons.ROW, "success"));
    }

    /** Says why nothing was done. FX thread. */
    public void explain(String words) {
        say(words, Icons.of(Feather.INFO, Icons.ROW, "muted"));
    }

    private void say(String words, Node icon) {
        setGraphic(icon);
        setText(words);
        setVisible(true);
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        gone.start();
    }

    /** Says that text is on the clipboard. FX thread. */
    public void copied(String text) {
        String stripped = text.strip();
        long lines = stripped.lines().count();
        if (lines > 1) {
            say(Texts.get("toast.copiedLines", lines));
        } else {
            int end = Math.min(stripped.length(), LONGEST);
            say(
                    Texts.get(
                            "toast.copied",
                            stripped.substring(0, end) + (end < stripped.length() ? "…" : "")));
        }
    }

    private void hide() {
        gone.stop();
        setVisible(false);
    }
}
