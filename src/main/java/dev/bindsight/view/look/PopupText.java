package dev.bindsight.view.look;

import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.scene.Node;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * How large the text is in what opens in a window of its own: a menu, a tooltip. Each gets a style
 * sheet as it opens. One of the whole window would be taken over by them too, but with each change
 * of it JavaFX styles the whole window anew, every screen of it, which took a second.
 */
final class PopupText {
    private static final String KIND = "data:text/css;base64,";

    private final Node content;
    // held here, for as long as the window is
    private final ListChangeListener<Window> opened = this::opened;
    private String sheet;

    /**
     * The text of what opens over a window.
     *
     * @param content something in that window
     */
    PopupText(Node content, double factor) {
        this.content = content;
        sheet = sheet(factor);
        Window.getWindows().addListener(new WeakListChangeListener<>(opened));
    }

    /** How much larger than usual it is from now on. */
    void scale(double factor) {
        sheet = sheet(factor);
        Window.getWindows().forEach(this::style);
    }

    private void opened(ListChangeListener.Change<? extends Window> change) {
        while (change.next()) {
            change.getAddedSubList().forEach(this::style);
        }
    }

    private void style(Window window) {
        if (window instanceof PopupWindow popup && isOurs(popup)) {
            // not of its root: what is in a control that opens asks the owner's parents for those
            List<String> sheets = popup.getScene().getStylesheets();
            sheets.removeIf(each -> each.startsWith(KIND));
            sheets.add(sheet);
        }
    }

    private boolean isOurs(PopupWindow popup) {
        @Nullable Window owner = popup.getOwnerWindow();
        while (owner instanceof PopupWindow above) {
            owner = above.getOwnerWindow();
        }
        return owner != null
                && content.getScene() != null
                && owner == content.getScene().getWindow();
    }

    private static String sheet(double factor) {
        // a control that opens is styled below its owner, not below the window it opens in
        String rules =
                """
                .root { -fx-font-size: %1$spx; }
                .tooltip { -fx-font-size: %2$spx; }
                .context-menu .menu-item > .label { -fx-font-size: %1$spx; }
                .combo-box-popup .list-cell { -fx-font-size: %1$spx; }
                """
                        .formatted(13 * factor, 12 * factor);
        byte[] bytes = rules.getBytes(StandardCharsets.UTF_8);
        return KIND + Base64.getEncoder().encodeToString(bytes);
    }
}
