package dev.bindsight.view.finding;

import dev.bindsight.model.Outcome;
import dev.bindsight.view.look.Icons;

import javafx.scene.Node;

import org.kordamp.ikonli.feather.Feather;

/** Whether something ended as it should, as its colour and its icon say. */
public enum Tone {
    /** It worked. */
    OK,
    /** The kernel said no, nobody answered, or not all of it worked. */
    REFUSED,
    /** Nothing is known: it was cancelled or not tried. */
    OPEN,
    /** It is not over. */
    RUNNING;

    /** Of an attempt, by itself. */
    public static Tone of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Worked _ -> OK;
            case Outcome.Refused _, Outcome.Unresolved _ -> REFUSED;
            case Outcome.Cancelled _, Outcome.NotTried _ -> OPEN;
        };
    }

    /** Its icon in its colour. */
    public Node icon(int size) {
        return switch (this) {
            case OK -> Icons.of(Feather.CHECK_CIRCLE, size, "success");
            case REFUSED -> Icons.of(Feather.X_CIRCLE, size, "warning");
            case OPEN -> Icons.of(Feather.SLASH, size, "muted");
            case RUNNING -> Icons.of(Feather.LOADER, size, "accent");
        };
    }
}
