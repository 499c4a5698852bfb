package dev.bindsight.explain;

import dev.bindsight.explain.lines.Lines;
import dev.bindsight.explain.places.Ascii;
import dev.bindsight.explain.places.NamedPlace;
import dev.bindsight.explain.places.PlaceScanner;
import dev.bindsight.model.ErrnoName;

/**
 * The address and port in the fields right above the one that says the errno, as in an object whose
 * fields stand in the order of the alphabet: {@code "address": "::1", "code": …}.
 */
final class FieldsAbove {
    private static final int MOST = 8;
    private static final int LONGEST_NAME = 20;
    private static final int MOST_WITH_PORT = 3;

    private final Lines lines;
    private final String text;

    FieldsAbove(Lines lines) {
        this.lines = lines;
        this.text = lines.text();
    }

    /** The same with what they add; they end where a line is none. */
    Reading added(Reading reading) {
        int first = reading.line();
        while (first > 0 && reading.line() - first < MOST && isField(first - 1)) {
            first--;
        }
        if (first == reading.line()) {
            return reading;
        }
        PlaceChoice.Chosen place = reading.place();
        int from = lines.start(first);
        for (NamedPlace each : PlaceScanner.scan(text, from, lines.start(reading.line()))) {
            if (each.role() == NamedPlace.Role.KEYED) {
                place = place.or(PlaceChoice.Chosen.of(each));
            }
        }
        return reading.with(place);
    }

    /** With the port that a line near above has alone, {@code port: 1234}, as a server begins. */
    Reading withPortAlone(Reading reading) {
        boolean ofServer = reading.errno().equals(ErrnoName.EADDRINUSE.name());
        boolean lacking = ofServer && !reading.hasPlace() && reading.mayLack("port");
        int first = lacking ? Math.max(0, reading.line() - MOST_WITH_PORT) : reading.line();
        for (int line = reading.line() - 1; line >= first && !lines.isBlank(line); line--) {
            int start = lines.body(line) + lines.indentation(line);
            if (!text.regionMatches(true, start, "port:", 0, 5)) {
                continue;
            }
            for (NamedPlace each : PlaceScanner.scan(text, start, lines.end(line))) {
                if (each.form() == NamedPlace.Form.PORT && each.end() == lines.end(line)) {
                    return reading.with(PlaceChoice.Chosen.of(each));
                }
            }
        }
        return reading;
    }

    /** {@code "address": "127.0.0.1",}: a name, a colon, a value; the errno is in none. */
    private boolean isField(int line) {
        int start = lines.body(line) + lines.indentation(line);
        int at = Ascii.isQuote(Ascii.at(text, start)) ? start + 1 : start;
        int name = at;
        while (at < name + LONGEST_NAME && Ascii.isWord(Ascii.at(text, at))) {
            at++;
        }
        if (at == name || text.startsWith("errno", name) || text.startsWith("code", name)) {
            return false;
        }
        if (Ascii.isQuote(Ascii.at(text, at))) {
            at++;
        }
        return Ascii.at(text, at) == ':' && Ascii.at(text, at + 1) == ' ';
    }
}
