package dev.bindsight.view.copy;

import dev.bindsight.text.ForeignText;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Pieces of CommonMark, the same in every report. */
final class Markdown {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private Markdown() {}

    /** A line of a list with a name in front. */
    static String bullet(String name, String value) {
        return "- **" + name + "**: " + value;
    }

    /** Inline code; a text with backticks is fenced by more of them (CommonMark 6.1). */
    static String code(String text) {
        String visible = ForeignText.visible(text);
        boolean ticks = visible.contains("`");
        return ticks ? "`` " + visible + " ``" : "`" + visible + "`";
    }

    /** A moment, with its distance from UTC. */
    static String time(Instant instant, ZoneId zone) {
        return TIME.withZone(zone).format(instant);
    }
}
