package dev.bindsight.view.navigation;

import dev.bindsight.text.Texts;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;

/** The name of an errno, which leads to its page in the reference. */
public final class ErrnoLink extends Hyperlink {
    /**
     * A link.
     *
     * @param errno the name, such as {@code EADDRINUSE}
     */
    public ErrnoLink(String errno) {
        super(errno);
        getStyleClass().setAll("errno-link");
        setMinWidth(USE_PREF_SIZE);
        String what = Texts.get("reference.open", errno);
        setTooltip(new Tooltip(what));
        setAccessibleText(what);
        setOnAction(_ -> fireEvent(new ErrnoEvent(errno)));
    }
}
