package dev.bindsight.cli;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a command line wants of the window.
 *
 * @param screen one of {@link #SCREENS}, absent for the one it opens with
 * @param words what is asked there, empty for nothing
 */
public record WindowRequest(@Nullable String screen, String words) {
    /** Explain, with what is on the clipboard. */
    public static final String CLIPBOARD = "clipboard";

    /** The screens that can be asked for. */
    public static final List<String> SCREENS =
            List.of(
                    "ports",
                    "connections",
                    "bind",
                    "connect",
                    "explain",
                    "reference",
                    "history",
                    CLIPBOARD);

    private static final Pattern SHOW = Pattern.compile("--show[= ](.*)");

    /**
     * Reads a command line.
     *
     * @return empty for one that is answered in the terminal
     */
    public static Optional<WindowRequest> read(String... arguments) {
        if (String.join("", arguments).isEmpty()) {
            return Optional.of(new WindowRequest(null, ""));
        }
        if (Words.are(arguments)) {
            return Words.wantDocument(arguments)
                    ? Optional.empty()
                    : Optional.of(new WindowRequest(null, Words.text(arguments)));
        }
        return screen(arguments)
                .filter(SCREENS::contains)
                .map(screen -> new WindowRequest(screen, ""));
    }

    /** Whether there is something to answer, which can be done in the terminal too. */
    public boolean hasWords() {
        return !words.isEmpty();
    }

    private static Optional<String> screen(String... arguments) {
        Matcher both = SHOW.matcher(String.join(" ", arguments));
        return both.matches() ? Optional.of(both.group(1)) : Optional.empty();
    }
}
