package dev.bindsight.explain.rules;

import dev.bindsight.explain.places.Ascii;

import java.util.List;
import java.util.stream.Stream;

/**
 * Quotes and apostrophes as mails and chats curl them, and as GNU programs print them where the
 * locale is one of UTF-8.
 */
public final class CurledQuotes {
    private CurledQuotes() {}

    /** The straight one for a curled one, any other character as it is. */
    static char straight(char c) {
        if (c < '\u2018') {
            return c;
        }
        return switch (c) {
            case '\u2018', '\u2019' -> '\'';
            case '\u201C', '\u201D' -> '"';
            default -> c;
        };
    }

    static boolean isStraight(char c) {
        return c == '\'' || c == '"';
    }

    /** The same words with the apostrophes curled, and with all of their quotes. */
    public static List<String> of(String words) {
        return words.indexOf('\'') < 0 && words.indexOf('"') < 0
                ? List.of()
                : Stream.of(curled(words, false), curled(words, true))
                        .filter(curled -> !curled.equals(words))
                        .distinct()
                        .toList();
    }

    private static String curled(String words, boolean all) {
        var curled = new StringBuilder(words);
        for (int i = 0; i < words.length(); i++) {
            boolean behindLetter = Ascii.isLetter(Ascii.at(words, i - 1));
            boolean apostrophe = behindLetter && Ascii.isLetter(Ascii.at(words, i + 1));
            if (!isStraight(words.charAt(i)) || !all && !apostrophe) {
                continue;
            }
            boolean single = words.charAt(i) == '\'';
            curled.setCharAt(
                    i, behindLetter ? single ? '\u2019' : '\u201D' : single ? '\u2018' : '\u201C');
        }
        return curled.toString();
    }
}
