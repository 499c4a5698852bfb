package dev.bindsight.view.shell;

import dev.bindsight.text.Texts;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.look.IconButton;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.Theme;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.feather.Feather;

/** The bar at the top: the mark, the search field, and what concerns the whole window. */
public final class TopBar extends HBox {
    private static final double MARK_SIZE = 24;

    /**
     * The bar.
     *
     * @param mark the icon of the app
     * @param search the search field
     * @param help opens the sheet of shortcuts
     */
    public TopBar(ImageView mark, Region search, LiveModel live, Theme theme, Runnable help) {
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        mark.setFitWidth(MARK_SIZE);
        mark.setFitHeight(MARK_SIZE);
        mark.setSmooth(true);
        var corner = Nodes.styled(new StackPane(mark), "app-mark");
        var space = Nodes.growing(Nodes.styled(new Region(), "bar-space"));
        HBox.setHgrow(search, Priority.ALWAYS);
        getChildren()
                .addAll(
                        corner,
                        search,
                        space,
                        new LiveButton(live),
                        flat(
                                IconButton.of(
                                        Feather.REFRESH_CW,
                                        Command.REFRESH.hint(Texts.get("shell.refresh")),
                                        live::refresh)),
                        new ThemeButton(theme),
                        flat(
                                IconButton.of(
                                        Feather.HELP_CIRCLE,
                                        Command.HELP.hint(Texts.get("keys.title")),
                                        help)));
    }

    private static Button flat(Button button) {
        button.getStyleClass().add("flat");
        return button;
    }
}
