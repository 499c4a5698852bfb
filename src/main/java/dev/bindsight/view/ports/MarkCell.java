package dev.bindsight.view.ports;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;

import javafx.scene.control.TableCell;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Plus for what is new, minus for what is gone. */
final class MarkCell extends TableCell<PortRow, PortFacts> {
    private final FontIcon plus = Icons.of(Feather.PLUS, Icons.ROW, "success");
    private final FontIcon minus = Icons.of(Feather.MINUS, Icons.ROW, "muted");

    MarkCell() {
        getStyleClass().add("mark");
    }

    @Override
    protected void updateItem(PortFacts facts, boolean empty) {
        super.updateItem(facts, empty);
        Mark mark = empty || facts == null ? Mark.NONE : facts.mark();
        setGraphic(
                switch (mark) {
                    case NONE -> null;
                    case NEW -> plus;
                    case GONE -> minus;
                });
        setAccessibleText(mark == Mark.NONE ? null : Texts.get("ports.mark." + mark));
    }
}
