package dev.bindsight.view.look;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Feather icons in the sizes of the design; their colour comes from the style sheet. */
public final class Icons {
    /** In rows and badges. */
    public static final int ROW = 14;

    /** In bars and on buttons of bars. */
    public static final int BAR = 16;

    /** In the rail. */
    public static final int RAIL = 18;

    /** In headings. */
    public static final int HEADING = 20;

    /** In empty states. */
    public static final int EMPTY_STATE = 32;

    private Icons() {}

    /** Makes their font known, for which the first icon would wait. Any thread. */
    public static void load() {
        of(Feather.CIRCLE, ROW);
    }

    /**
     * An icon.
     *
     * @param size its height in pixels, one of the constants here
     * @param styleClasses such as {@code warning}, which colours it
     */
    public static FontIcon of(Feather icon, int size, String... styleClasses) {
        FontIcon node = new FontIcon(icon);
        node.setIconSize(size);
        node.getStyleClass().add("icon-" + size);
        node.getStyleClass().addAll(styleClasses);
        return node;
    }
}
