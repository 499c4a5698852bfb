package dev.bindsight.explain;

import dev.bindsight.explain.places.Ascii;
import dev.bindsight.explain.places.HostText;
import dev.bindsight.explain.places.LookUpWords;
import dev.bindsight.explain.places.Piece;

/** Names of hosts as they are written in a text: where one ends, and which port stands at it. */
final class WrittenName {
    /** RFC 1035 section 2.3.4; what is longer is no name, nor is a part of it. */
    static final int LONGEST = 253;

    private static final String PORT = " port ";

    private final String text;

    WrittenName(String text) {
        this.text = text;
    }

    /** Behind a name that begins there; its start if none does. */
    int end(int start, int to) {
        int end = start;
        while (end < to && end - start <= LONGEST && isName(text.charAt(end))) {
            end++;
        }
        if (end - start > LONGEST) {
            return start;
        }
        while (end > start && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) {
            end--;
        }
        return end;
    }

    static boolean isName(char c) {
        return Ascii.isWord(c) || c == '.' || c == '-';
    }

    /** The name, with the port behind it. */
    PlaceChoice.Chosen place(int start, int end, int to) {
        String host = HostText.isName(text, start, end) ? HostText.printed(text, start, end) : null;
        int digits = end + 1;
        int behind =
                end < to && text.charAt(end) == ':' ? Ascii.behindDigits(text, digits, 6) : digits;
        if (behind == digits
                && end < to
                && text.charAt(end) == ' '
                && text.startsWith(text.substring(start, end) + ":", end + 1)) {
            // node 10 and before print the name twice: "ENOTFOUND db db:5432"
            digits = end + 2 + end - start;
            behind = Ascii.behindDigits(text, digits, 6);
        }
        if (host == null) {
            return PlaceChoice.Chosen.NONE;
        }
        if (behind == digits && text.startsWith(PORT, end)) {
            digits = end + PORT.length();
            behind = Ascii.behindDigits(text, digits, 6);
        }
        int port =
                behind > digits && behind - digits <= 5 && behind <= to
                        ? Ascii.number(text, digits, behind)
                        : 0;
        boolean real = port > 0 && port <= 65_535;
        return new PlaceChoice.Chosen(
                host,
                new Piece(start, end),
                real ? port : 0,
                real ? new Piece(digits, behind) : null);
    }

    /** Whether it is a call, or a word by which sentences tell of one: no host. */
    boolean isNone(int start, int end) {
        String word = text.substring(start, end);
        return NodeCalls.has(word)
                || LookUpWords.has(text, start, end)
                || word.endsWith("getaddrinfo")
                || word.endsWith("Error")
                || word.endsWith("Exception");
    }

    /** Whether it is the class of an exception. */
    boolean isClass(int start, int end) {
        int dot = end;
        while (dot > start && text.charAt(dot - 1) != '.') {
            dot--;
        }
        String last = text.substring(dot, end);
        return last.endsWith("Exception") || last.endsWith("Error") || last.endsWith("error");
    }
}
