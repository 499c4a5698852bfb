package dev.bindsight.view.rows;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.DropDown;
import dev.bindsight.view.look.IconButton;

import javafx.scene.control.Button;

import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;

/** The button over a list that opens what its columns are chosen from. */
public final class ColumnsButton {
    private ColumnsButton() {}

    /** A button for the columns of a table. */
    public static Button of(TableColumns<?, ?, ?> columns, String id) {
        Button button = IconButton.of(Feather.COLUMNS, Texts.get("columns.title"), () -> {});
        button.setId(id);
        button.getStyleClass().add("bordered");
        var choice =
                new DropDown(
                        button,
                        PopOver.ArrowLocation.TOP_RIGHT,
                        Texts.get("columns.title"),
                        columns::choice);
        button.setOnAction(_ -> choice.toggle());
        return button;
    }
}
