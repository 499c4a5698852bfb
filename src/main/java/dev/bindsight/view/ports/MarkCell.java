package dev.bindsight.view.ports;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;

import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Plus for what is new, minus for what is gone. */
final class MarkCell extends TableCell<PortRow, PortFacts> {
    private static final PseudoClass NEW = PseudoClass.getPseudoClass("new");

    private final FontIcon icon = Icons.of(Feather.PLUS, Icons.ROW, "muted");

    MarkCell() {
        getStyleClass().add("mark");
        icon.setVisible(false);
        setGraphic(icon); // for good: a graphic that comes and goes is styled anew each time
    }

    @Override
    protected void updateItem(PortFacts facts, boolean empty) {
        super.updateItem(facts, empty);
        Mark mark = empty || facts == null ? Mark.NONE : facts.mark();
        icon.setVisible(mark != Mark.NONE);
        if (mark != Mark.NONE) {
            Feather code = mark == Mark.NEW ? Feather.PLUS : Feather.MINUS;
            if (icon.getIconCode() != code) {
                icon.setIconCode(code);
            }
            icon.pseudoClassStateChanged(NEW, mark == Mark.NEW);
        }
        setAccessibleText(
                switch (mark) {
                    case NONE -> null;
                    case NEW -> Texts.get("ports.mark.new");
                    case GONE -> Texts.get("ports.mark.gone");
                });
    }
}
