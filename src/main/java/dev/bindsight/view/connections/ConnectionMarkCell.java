package dev.bindsight.view.connections;

import dev.bindsight.text.Texts;
import dev.bindsight.view.connections.ConnectionRow.Note;
import dev.bindsight.view.look.Glyph;
import dev.bindsight.view.rows.Mark;

import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Plus for what is new, minus for what is gone, a sign of warning for what ails. */
final class ConnectionMarkCell extends ConnectionCell {
    private static final PseudoClass NEW = PseudoClass.getPseudoClass("new");
    private static final PseudoClass AILING = PseudoClass.getPseudoClass("ailing");

    private final Glyph sign = new Glyph(Feather.PLUS);

    ConnectionMarkCell() {
        super(_ -> null, _ -> null, "mark");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setGraphic(sign);
    }

    @Override
    void show(@Nullable ConnectionRow facts) {
        Mark mark = facts == null ? Mark.NONE : facts.mark();
        boolean note = facts instanceof Note;
        sign.setVisible(note || mark != Mark.NONE);
        sign.show(note ? Feather.ALERT_TRIANGLE : mark == Mark.GONE ? Feather.MINUS : Feather.PLUS);
        pseudoClassStateChanged(NEW, mark == Mark.NEW);
        pseudoClassStateChanged(AILING, note);
        setAccessibleText(
                switch (mark) {
                    case NONE -> null;
                    case NEW -> Texts.get("ports.mark.new");
                    case GONE -> Texts.get("ports.mark.gone");
                });
    }
}
