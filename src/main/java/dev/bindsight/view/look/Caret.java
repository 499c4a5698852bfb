package dev.bindsight.view.look;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.shape.Path;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Blinks the caret of a text field or a text area, twice a second, and after ten seconds without a
 * key it stays lit, as GTK's does ({@code gtk-cursor-blink-timeout}). JavaFX blinks it by an
 * endless timeline, and while any of these runs the toolkit draws sixty times a second.
 */
final class Caret {
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final int BLINKS = 20;

    private final TextInputControl field;
    private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark");
    private final Beat beat = new Beat(PERIOD, this::blink);
    private int left;

    private Caret(TextInputControl field, Path line) {
        this.field = field;
        line.opacityProperty().unbind();
        line.opacityProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> isSeen() ? 1.0 : 0.0,
                                dark,
                                field.focusedProperty(),
                                field.anchorProperty(),
                                field.caretPositionProperty(),
                                field.disabledProperty(),
                                field.editableProperty()));
    }

    /**
     * The caret that JavaFX's skin of a field has made, which this one blinks from now on; empty
     * with a skin that is made in another way.
     *
     * @param parts what the skin consists of
     */
    static Optional<Caret> of(TextInputControl field, List<Node> parts) {
        return parts.stream()
                .flatMap(part -> line(part).stream())
                .findFirst()
                .map(line -> new Caret(field, line));
    }

    /**
     * Lit, and blinking from now on where it was moved or its field was given the keyboard; else it
     * stays as it is while the field has that.
     */
    void blink(boolean blinking) {
        if (blinking) {
            start();
        } else {
            stop();
        }
    }

    private void start() {
        dark.set(false);
        left = BLINKS;
        if (field.isEditable()) {
            beat.start();
        }
    }

    private void stop() {
        beat.stop();
        dark.set(false);
    }

    private void blink() {
        left--;
        if (left == 0 || !field.isFocused()) {
            stop();
        } else {
            dark.set(!dark.get());
        }
    }

    private boolean isSeen() {
        return !dark.get()
                && field.isFocused()
                && field.isEditable()
                && !field.isDisabled()
                && field.getCaretPosition() == field.getAnchor();
    }

    /** The caret is the one path whose opacity follows something. */
    private static Optional<Path> line(Node node) {
        return switch (node) {
            case Path path when path.opacityProperty().isBound() -> Optional.of(path);
            case ScrollPane pane when pane.getContent() != null -> line(pane.getContent());
            case Parent parent ->
                    parent.getChildrenUnmodifiable().stream()
                            .flatMap(child -> line(child).stream())
                            .findFirst();
            default -> Optional.empty();
        };
    }
}
