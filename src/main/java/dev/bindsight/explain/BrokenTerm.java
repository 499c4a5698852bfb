package dev.bindsight.explain;

import dev.bindsight.explain.lines.Lines;
import dev.bindsight.explain.places.PlaceScanner;

/**
 * The place in a term of Erlang that the runtime broke over many lines, where the errno stands in
 * the last of them: {@code ranch_tcp:listen([{port,}, {@code 1883},}, {@code …]) for reason
 * eaddrinuse}. A bounded number of lines.
 */
final class BrokenTerm {
    private static final int MOST_LINES = 40;
    private static final int MOST_CHARACTERS = 4_000;

    private final Lines lines;
    private final String text;

    BrokenTerm(Lines lines) {
        this.lines = lines;
        this.text = lines.text();
    }

    /** Nothing where an error does not stand in such a term. */
    PlaceChoice.Chosen place(Reading reading) {
        int first = reading.line();
        while (first > 0
                && reading.line() - first < MOST_LINES
                && lines.indentation(first) > 0
                && !lines.isBlank(first)) {
            first--;
        }
        int from = lines.body(first);
        int to = reading.errnoAt().start();
        if (first == reading.line() || to - from > MOST_CHARACTERS || !isListener(from, to)) {
            return PlaceChoice.Chosen.NONE;
        }
        return PlaceChoice.of(
                to, reading.errnoAt().end(), from, to, PlaceScanner.scan(text, from, to));
    }

    /** Whether options of a listener stand there, as inet(3) has them. */
    private boolean isListener(int from, int to) {
        return text.indexOf("{port,", from, to) >= 0 || text.indexOf("{ip,", from, to) >= 0;
    }
}
