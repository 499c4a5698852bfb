package dev.bindsight.settings;

import dev.bindsight.model.Source;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * What the user chose.
 *
 * @param theme light or dark
 * @param refreshEvery how often the list is read while it is live, 1 s to 1 min
 * @param source where sockets shall come from, absent for the best that answers
 * @param scope which sockets are listed, a name that the Ports screen knows
 * @param ports the table of the Ports screen
 * @param window the size of the window
 */
public record Settings(
        ThemeChoice theme,
        Duration refreshEvery,
        @Nullable Source source,
        String scope,
        TableLayout ports,
        WindowSize window) {
    /** What holds until something is chosen. */
    public static final Settings DEFAULT =
            new Settings(
                    ThemeChoice.SYSTEM,
                    Duration.ofSeconds(1),
                    null,
                    "",
                    TableLayout.DEFAULT,
                    WindowSize.DEFAULT);

    /** These settings with another theme. */
    public Settings withTheme(ThemeChoice chosen) {
        return new Settings(chosen, refreshEvery, source, scope, ports, window);
    }

    /** These settings with another interval. */
    public Settings withRefreshEvery(Duration chosen) {
        return new Settings(theme, chosen, source, scope, ports, window);
    }

    /** These settings with another source. */
    public Settings withSource(@Nullable Source chosen) {
        return new Settings(theme, refreshEvery, chosen, scope, ports, window);
    }

    /** These settings with other sockets listed. */
    public Settings withScope(String chosen) {
        return new Settings(theme, refreshEvery, source, chosen, ports, window);
    }

    /** These settings with another table. */
    public Settings withPorts(TableLayout chosen) {
        return new Settings(theme, refreshEvery, source, scope, chosen, window);
    }

    /** These settings with another size of the window. */
    public Settings withWindow(WindowSize chosen) {
        return new Settings(theme, refreshEvery, source, scope, ports, chosen);
    }

    /**
     * The size of the window in pixels, without what the desktop puts around it.
     *
     * @param width its width
     * @param height its height
     * @param maximized whether it fills the screen
     */
    public record WindowSize(int width, int height, boolean maximized) {
        /** 1200 by 760. */
        public static final WindowSize DEFAULT = new WindowSize(1200, 760, false);

        /** The same size for when it no longer fills the screen. */
        public WindowSize whenMaximized() {
            return new WindowSize(width, height, true);
        }
    }
}
