package dev.bindsight.view.copy;

import dev.bindsight.model.TracedCall;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.ForeignText;
import dev.bindsight.text.TraceText;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A report in CommonMark to paste into an issue, put together from top to bottom. */
public final class Markdown {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private final StringBuilder text = new StringBuilder();

    /** A report that begins with a heading. */
    public Markdown(String heading) {
        heading(3, heading);
    }

    /** A heading of its level, after an empty line unless it is the first. */
    public Markdown heading(int level, String words) {
        if (!text.isEmpty()) {
            gap();
        }
        return line("#".repeat(level) + " " + words).gap();
    }

    /** A line as it is. */
    public Markdown line(String line) {
        text.append(line).append('\n');
        return this;
    }

    /** An empty line, if there is none. */
    public Markdown gap() {
        if (!text.toString().endsWith("\n\n")) {
            text.append('\n');
        }
        return this;
    }

    /** A line of a list with a name in front. */
    public Markdown bullet(String name, String value) {
        return line("- **" + name + "**: " + value);
    }

    /** A list with a name above it; nothing if it is empty. */
    public Markdown list(String name, List<String> items) {
        if (!items.isEmpty()) {
            bullet(name, "");
            items.forEach(item -> line("  - " + item));
        }
        return this;
    }

    /** A row of a table. */
    public Markdown row(String first, List<String> cells) {
        return line("| " + first + " | " + String.join(" | ", cells) + " |");
    }

    /** Lines of code. */
    public Markdown block(String language, List<String> lines) {
        line("```" + language);
        lines.forEach(this::line);
        return line("```");
    }

    /** System calls as they happened, and how long each took; nothing if there are none. */
    public Markdown calls(List<TracedCall> calls) {
        return calls.isEmpty()
                ? this
                : gap().block(
                                "",
                                calls.stream()
                                        .map(call ->
                                                TraceText.call(call)
                                                        + "  "
                                                        + DurationText.measured(call.duration()))
                                        .toList());
    }

    /** Inline code; a text with backticks is fenced by more of them (CommonMark 6.1). */
    public static String code(String text) {
        String visible = ForeignText.visible(text);
        boolean ticks = visible.contains("`");
        return ticks ? "`` " + visible + " ``" : "`" + visible + "`";
    }

    /** A moment, with its distance from UTC. */
    public static String time(Instant instant, ZoneId zone) {
        return TIME.withZone(zone).format(instant);
    }

    /** The report, ended by a line feed. */
    @Override
    public String toString() {
        return text.toString();
    }
}
