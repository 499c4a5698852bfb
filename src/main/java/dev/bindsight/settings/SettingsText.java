package dev.bindsight.settings;

import dev.bindsight.model.Source;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.IntPredicate;

/**
 * Settings as the text of a properties file. Whatever cannot be read is as by default: a file
 * edited by hand, or written by another version, must not keep the app from starting.
 */
final class SettingsText {
    private static final int MAX_SIZE = 20_000;

    private SettingsText() {}

    static String write(Settings settings) {
        var text = new StringBuilder("# Written by Bindsight when something is chosen in it.\n");
        line(text, "theme", settings.theme().name());
        line(text, "refresh.seconds", Long.toString(settings.refreshEvery().toSeconds()));
        Source source = settings.source();
        line(text, "source", source == null ? "auto" : source.label());
        line(text, "ports.scope", settings.scope());
        layout(text, "ports", settings.ports());
        layout(text, "connections", settings.connections());
        line(text, "details.width", Integer.toString(settings.details().width()));
        line(text, "details.open", Boolean.toString(settings.details().open()));
        WindowPlace.Corner corner = settings.window().corner();
        if (corner != null) {
            line(text, "window.x", Integer.toString(corner.x()));
            line(text, "window.y", Integer.toString(corner.y()));
        }
        line(text, "window.width", Integer.toString(settings.window().width()));
        line(text, "window.height", Integer.toString(settings.window().height()));
        line(text, "window.maximized", Boolean.toString(settings.window().maximized()));
        line(text, "zoom", Integer.toString(settings.zoom()));
        HistorySettings history = settings.history();
        line(text, "history.whileOpen", Boolean.toString(history.whileOpen()));
        line(text, "history.arguments", Boolean.toString(history.arguments()));
        line(text, "history.days", Integer.toString(history.days()));
        line(text, "history.megabytes", Integer.toString(history.megabytes()));
        return text.toString();
    }

    static Settings read(String text) {
        var values = new Properties();
        try {
            values.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        } catch (IllegalArgumentException malformedEscape) {
            return Settings.DEFAULT;
        }
        Settings fallback = Settings.DEFAULT;
        return new Settings(
                theme(values.getProperty("theme")),
                Duration.ofSeconds(
                        number(values, "refresh.seconds", 1, each -> each >= 1 && each <= 60)),
                source(values.getProperty("source")),
                values.getProperty("ports.scope", fallback.scope()).strip(),
                layout(values, "ports"),
                layout(values, "connections"),
                details(values),
                window(values),
                number(values, "zoom", fallback.zoom(), SettingsText::isZoom),
                history(values));
    }

    private static DetailsPlace details(Properties values) {
        return new DetailsPlace(
                number(
                        values,
                        "details.width",
                        DetailsPlace.DEFAULT.width(),
                        width -> width >= DetailsPlace.LEAST && width <= DetailsPlace.MOST),
                !"false".equals(values.getProperty("details.open")));
    }

    private static HistorySettings history(Properties values) {
        HistorySettings fallback = HistorySettings.DEFAULT;
        return new HistorySettings(
                Boolean.parseBoolean(values.getProperty("history.whileOpen")),
                Boolean.parseBoolean(values.getProperty("history.arguments")),
                number(
                        values,
                        "history.days",
                        fallback.days(),
                        days -> days >= 1 && days <= HistorySettings.MOST_DAYS),
                number(
                        values,
                        "history.megabytes",
                        fallback.megabytes(),
                        size ->
                                size >= HistorySettings.LEAST_MEGABYTES
                                        && size <= HistorySettings.MOST_MEGABYTES));
    }

    private static WindowPlace window(Properties values) {
        WindowPlace fallback = WindowPlace.DEFAULT;
        return new WindowPlace(
                corner(values.getProperty("window.x", ""), values.getProperty("window.y", "")),
                number(values, "window.width", fallback.width(), SettingsText::isSize),
                number(values, "window.height", fallback.height(), SettingsText::isSize),
                Boolean.parseBoolean(values.getProperty("window.maximized")));
    }

    private static WindowPlace.@Nullable Corner corner(String x, String y) {
        try {
            var corner = new WindowPlace.Corner(Integer.parseInt(x), Integer.parseInt(y));
            return isPlace(corner.x()) && isPlace(corner.y()) ? corner : null;
        } catch (NumberFormatException absent) {
            return null;
        }
    }

    private static void layout(StringBuilder text, String table, TableLayout layout) {
        List<String> columns = new ArrayList<>();
        for (TableLayout.Column column : layout.columns()) {
            String shown = column.visible() ? "shown" : "hidden";
            columns.add(column.id() + ":" + column.width() + ":" + shown);
        }
        line(text, table + ".columns", String.join(" ", columns));
        List<String> sort = new ArrayList<>();
        for (TableLayout.Sort each : layout.sort()) {
            sort.add(each.id() + ":" + (each.ascending() ? "up" : "down"));
        }
        line(text, table + ".sort", String.join(" ", sort));
        line(text, table + ".grouped", layout.grouped());
    }

    private static TableLayout layout(Properties values, String table) {
        return new TableLayout(
                columns(values.getProperty(table + ".columns", "")),
                sort(values.getProperty(table + ".sort", "")),
                values.getProperty(table + ".grouped", "").strip());
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append('=').append(value).append('\n');
    }

    private static boolean isPlace(int pixels) {
        return pixels >= -MAX_SIZE && pixels <= MAX_SIZE;
    }

    private static boolean isZoom(int percent) {
        return percent >= Settings.LEAST_ZOOM && percent <= Settings.MOST_ZOOM;
    }

    private static boolean isSize(int pixels) {
        return pixels >= 100 && pixels <= MAX_SIZE;
    }

    private static ThemeChoice theme(@Nullable String text) {
        for (ThemeChoice choice : ThemeChoice.values()) {
            if (choice.name().equals(text)) {
                return choice;
            }
        }
        return Settings.DEFAULT.theme();
    }

    private static @Nullable Source source(@Nullable String text) {
        for (Source source : Source.values()) {
            if (source.label().equals(text)) {
                return source;
            }
        }
        return null;
    }

    private static int number(Properties values, String key, int fallback, IntPredicate accepted) {
        int number = parse(values.getProperty(key, ""));
        return accepted.test(number) ? number : fallback;
    }

    /** A decimal number, or -1 for anything else. */
    private static int parse(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static List<TableLayout.Column> columns(String text) {
        List<TableLayout.Column> columns = new ArrayList<>();
        for (String word : text.split(" ")) {
            String[] parts = word.split(":");
            if (parts.length == 3 && parse(parts[1]) > 0) {
                columns.add(
                        new TableLayout.Column(
                                parts[0], parse(parts[1]), parts[2].equals("shown")));
            }
        }
        return columns;
    }

    private static List<TableLayout.Sort> sort(String text) {
        List<TableLayout.Sort> sort = new ArrayList<>();
        for (String word : text.split(" ")) {
            String[] parts = word.split(":");
            if (parts.length == 2) {
                sort.add(new TableLayout.Sort(parts[0], !parts[1].equals("down")));
            }
        }
        return sort;
    }
}
