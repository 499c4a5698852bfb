package dev.bindsight.view.reference;

import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.NumberSpace;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/** One errno in the list: its name and number, and below what strerror(3) says. */
final class ErrnoCell extends ListCell<ErrnoEntry> {
    private final Label name = Nodes.label("", "mono");
    private final Label number = Nodes.label("", "muted", "small");
    private final Label message = Nodes.label("", "muted", "small");
    private final VBox cell;

    ErrnoCell() {
        cell = new VBox(new HBox(name, Nodes.space(), number), message);
        cell.setMinWidth(0);
        cell.setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ErrnoEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Integer linux = entry.number(NumberSpace.LINUX);
        String digits = linux == null ? Texts.get("socket.notApplicable") : linux.toString();
        name.setText(entry.name());
        number.setText(digits);
        message.setText(entry.message());
        setAccessibleText(entry.name() + " " + digits + " " + entry.message());
        setGraphic(cell);
    }
}
