package dev.bindsight.view.look;

import dev.bindsight.text.Texts;

import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/** A card in front of the window that tells something: title, body, a button to close it. */
public final class Sheet extends VBox {
    /** As the style sheet has it. */
    private static final double WIDTH = 600;

    private Sheet(String title, Region body, Overlay overlay) {
        getStyleClass().addAll("card", "window-sheet");
        setMaxHeight(USE_PREF_SIZE);
        setAccessibleText(title);
        var heading = Nodes.label(title, "screen-title");
        Button close = IconButton.of(Feather.X, Texts.get("sheet.close"), overlay::close);
        close.setId("sheet-close");
        close.getStyleClass().add("flat");
        var head = Nodes.row("sheet-head", heading, Nodes.space(), close);
        var place = Nodes.styled(new StackPane(body), "sheet-body");
        var scroll = new BodyScroll(WIDTH, "sheet-scroll");
        scroll.setContent(place);
        getChildren().addAll(head, scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, scroll::turn);
    }

    /** Shows a sheet. */
    public static void show(String id, String title, Region body, Overlay overlay) {
        var sheet = new Sheet(title, body, overlay);
        sheet.setId(id);
        overlay.show(sheet, () -> {});
    }
}
