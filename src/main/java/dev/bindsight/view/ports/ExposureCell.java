package dev.bindsight.view.ports;

import dev.bindsight.model.Exposure;
import dev.bindsight.view.look.Glyph;
import dev.bindsight.words.SocketText;

import javafx.scene.control.ContentDisplay;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** From where a socket can be reached: an icon and words. */
final class ExposureCell extends HintedCell {
    /** With less width the sign stands alone. */
    static final double ROOM_FOR_WORDS = 80;

    private final Glyph icon = new Glyph(Feather.GLOBE);

    private final CellHints hints;

    ExposureCell(CellHints hints) {
        this.hints = hints;
        getStyleClass().add("exposure");
        // without room for words the sign is all there is
        contentDisplayProperty().bind(widthProperty().map(width -> display(width.doubleValue())));
        setGraphic(icon); // for good: a graphic that comes and goes is styled anew each time
    }

    /** Before it has a width the words are there, so that they are styled along with the cell. */
    private static ContentDisplay display(double width) {
        return width > 0 && width < ROOM_FOR_WORDS
                ? ContentDisplay.GRAPHIC_ONLY
                : ContentDisplay.LEFT;
    }

    @Override
    protected void updateItem(@Nullable PortFacts facts, boolean empty) {
        super.updateItem(facts, empty);
        if (empty || facts == null || facts.group() != null) {
            setText(null);
            icon.setVisible(false);
            return;
        }
        Exposure exposure = facts.entry().exposure();
        setText(SocketText.exposure(exposure));
        icon.show(
                switch (exposure) {
                    case LOOPBACK -> Feather.MONITOR;
                    case HOST -> Feather.WIFI;
                    case ANY -> Feather.GLOBE;
                });
        icon.setVisible(true);
    }

    @Override
    String explanation(PortFacts facts) {
        return hints.exposure(facts);
    }
}
