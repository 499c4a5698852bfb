package dev.bindsight.view.ports;

import dev.bindsight.model.SocketKey;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Glyph;
import dev.bindsight.view.rows.Mark;
import dev.bindsight.view.rows.Row;

import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Plus for what is new, minus for what is gone. */
final class MarkCell extends TableCell<Row<SocketKey, PortFacts>, PortFacts> {
    private static final PseudoClass NEW = PseudoClass.getPseudoClass("new");

    private @Nullable Glyph sign;

    MarkCell() {
        getStyleClass().add("mark");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable PortFacts facts, boolean empty) {
        super.updateItem(facts, empty);
        Mark mark = empty || facts == null ? Mark.NONE : facts.mark();
        ProcessGroup group = empty || facts == null ? null : facts.group();
        show(
                switch (mark) {
                    case NEW -> Feather.PLUS;
                    case GONE -> Feather.MINUS;
                    case NONE ->
                            group == null
                                    ? null
                                    : group.open() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT;
                });
        Restyle.set(this, NEW, mark == Mark.NEW);
        setAccessibleText(
                switch (mark) {
                    case NONE -> group == null ? null : groupText(group);
                    case NEW -> Texts.get("ports.mark.new");
                    case GONE -> Texts.get("ports.mark.gone");
                });
    }

    /**
     * The sign stays once there was one: a graphic that comes and goes is styled anew each time.
     */
    private void show(@Nullable Feather icon) {
        Glyph shown = sign;
        if (shown != null) {
            shown.setVisible(icon != null);
            if (icon != null) {
                shown.show(icon);
            }
        } else if (icon != null) {
            sign = new Glyph(icon);
            setGraphic(sign);
        }
    }

    private static String groupText(ProcessGroup group) {
        return Texts.get(group.open() ? "ports.group.open" : "ports.group.closed");
    }
}
