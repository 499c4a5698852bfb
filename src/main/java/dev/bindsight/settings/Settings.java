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
 * @param connections the table of the Connections screen
 * @param details the details beside that table
 * @param window where the window was left
 * @param zoom how large everything is drawn, in percent, {@link #LEAST_ZOOM} to {@link #MOST_ZOOM}
 * @param history what is recorded of the past
 */
public record Settings(
        ThemeChoice theme,
        Duration refreshEvery,
        @Nullable Source source,
        String scope,
        TableLayout ports,
        TableLayout connections,
        DetailsPlace details,
        WindowPlace window,
        int zoom,
        HistorySettings history) {
    /** The smallest zoom, in percent. */
    public static final int LEAST_ZOOM = 50;

    /** The largest zoom, in percent. */
    public static final int MOST_ZOOM = 200;

    /** What holds until something is chosen. */
    public static final Settings DEFAULT =
            new Settings(
                    ThemeChoice.SYSTEM,
                    Duration.ofSeconds(1),
                    null,
                    "",
                    TableLayout.DEFAULT,
                    TableLayout.DEFAULT,
                    DetailsPlace.DEFAULT,
                    WindowPlace.DEFAULT,
                    100,
                    HistorySettings.DEFAULT);

    /** These settings with another theme. */
    public Settings withTheme(ThemeChoice chosen) {
        return new Settings(
                chosen,
                refreshEvery,
                source,
                scope,
                ports,
                connections,
                details,
                window,
                zoom,
                history);
    }

    /** These settings with another interval. */
    public Settings withRefreshEvery(Duration chosen) {
        return new Settings(
                theme, chosen, source, scope, ports, connections, details, window, zoom, history);
    }

    /** These settings with another source. */
    public Settings withSource(@Nullable Source chosen) {
        return new Settings(
                theme,
                refreshEvery,
                chosen,
                scope,
                ports,
                connections,
                details,
                window,
                zoom,
                history);
    }

    /** These settings with other sockets listed. */
    public Settings withScope(String chosen) {
        return new Settings(
                theme,
                refreshEvery,
                source,
                chosen,
                ports,
                connections,
                details,
                window,
                zoom,
                history);
    }

    /** These settings with another table. */
    public Settings withPorts(TableLayout chosen) {
        return new Settings(
                theme,
                refreshEvery,
                source,
                scope,
                chosen,
                connections,
                details,
                window,
                zoom,
                history);
    }

    /** These settings with another table of connections. */
    public Settings withConnections(TableLayout chosen) {
        return new Settings(
                theme, refreshEvery, source, scope, ports, chosen, details, window, zoom, history);
    }

    /** These settings with the details otherwise. */
    public Settings withDetails(DetailsPlace chosen) {
        return new Settings(
                theme,
                refreshEvery,
                source,
                scope,
                ports,
                connections,
                chosen,
                window,
                zoom,
                history);
    }

    /** These settings with the window elsewhere. */
    public Settings withWindow(WindowPlace chosen) {
        return new Settings(
                theme,
                refreshEvery,
                source,
                scope,
                ports,
                connections,
                details,
                chosen,
                zoom,
                history);
    }

    /** These settings with everything drawn larger or smaller. */
    public Settings withZoom(int chosen) {
        return new Settings(
                theme,
                refreshEvery,
                source,
                scope,
                ports,
                connections,
                details,
                window,
                chosen,
                history);
    }

    /** These settings with another record of the past. */
    public Settings withHistory(HistorySettings chosen) {
        return new Settings(
                theme,
                refreshEvery,
                source,
                scope,
                ports,
                connections,
                details,
                window,
                zoom,
                chosen);
    }
}
