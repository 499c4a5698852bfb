package dev.bindsight.view.ports;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;

import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;

import org.jspecify.annotations.Nullable;
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
    protected void updateItem(@Nullable PortFacts facts, boolean empty) {
        super.updateItem(facts, empty);
        Mark mark = empty || facts == null ? Mark.NONE : facts.mark();
        ProcessGroup group = empty || facts == null ? null : facts.group();
        icon.setVisible(mark != Mark.NONE || group != null);
        Feather code =
                switch (mark) {
                    case NEW -> Feather.PLUS;
                    case GONE -> Feather.MINUS;
                    case NONE ->
                            group == null || group.open()
                                    ? Feather.CHEVRON_DOWN
                                    : Feather.CHEVRON_RIGHT;
                };
        if (icon.getIconCode() != code) {
            icon.setIconCode(code);
        }
        Restyle.set(icon, NEW, mark == Mark.NEW);
        setAccessibleText(
                switch (mark) {
                    case NONE -> group == null ? null : groupText(group);
                    case NEW -> Texts.get("ports.mark.new");
                    case GONE -> Texts.get("ports.mark.gone");
                });
    }

    private static String groupText(ProcessGroup group) {
        return Texts.get(group.open() ? "ports.group.open" : "ports.group.closed");
    }
}
