package dev.bindsight.view.bind;

import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.look.Sheet;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.time.Duration;

/** Asks before the window closes while a socket is held for the user to try. */
public final class HoldQuestion {
    /** A hold that ends sooner is one that nobody has to be asked about. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private HoldQuestion() {}

    /**
     * Asks, if there is something to ask.
     *
     * @param left how long the socket is still held; zero for none
     * @param close closes the window
     * @return false if there is nothing to ask, and the window may close
     */
    public static boolean ask(Duration left, Overlay overlay, Runnable close) {
        if (left.compareTo(SOON) < 0) {
            return false;
        }
        var keep =
                Nodes.named(
                        "hold-keep", Nodes.button(Texts.get("hold.question.keep"), overlay::close));
        var leave =
                Nodes.named("hold-close", Nodes.button(Texts.get("hold.question.close"), close));
        var buttons = new HBox(8, keep, leave);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        var body =
                new VBox(
                        12,
                        Nodes.words(Texts.get("hold.question", DurationText.remaining(left))),
                        buttons);
        Sheet.show("hold-question", Texts.get("hold.question.title"), body, overlay);
        keep.requestFocus();
        return true;
    }
}
