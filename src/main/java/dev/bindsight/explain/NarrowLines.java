package dev.bindsight.explain;

import dev.bindsight.explain.lines.Lines;
import dev.bindsight.explain.lines.PlainText;
import dev.bindsight.explain.places.Ascii;
import dev.bindsight.explain.places.IpText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes the lines of a pasted text whole that were too long for where they were shown, and broke
 * between an errno and its place, or within an address: {@code connect ECONNREFUSED 127.0.0.1:54}
 * and {@code 32} below it. No word tells that they belong together, as in {@link WrappedLines}, but
 * that there was no room for more; so what is read from them counts only where it says more of the
 * same errors, and says it at a break.
 */
final class NarrowLines {
    /** A longer text is a log. */
    private static final int LONGEST_TEXT = 6_000;

    /** No terminal is narrower. */
    private static final int NARROWEST = 40;

    private static final int DEEPEST_INDENTATION = 10;

    /** What a port has at most. */
    static final int MOST_DIGITS = 5;

    /** Terminals are so wide, where nobody has drawn them to a width of their own. */
    private static final Set<Integer> USUAL_WIDTHS = Set.of(80, 100, 120, 132);

    /** What stands behind an address or a port in {@code ('127.0.0.1', 8000)}. */
    static final String CLOSING = "'\"),";

    private final PlainText plain;
    private final String text;
    private final Lines lines;
    private final int widest;
    private final boolean isKnownWidth;
    private final List<PlainText.Gap> gaps = new ArrayList<>();

    private NarrowLines(PlainText plain) {
        this.plain = plain;
        this.text = plain.text();
        this.lines = new Lines(text);
        int most = 0;
        int asWide = 0;
        for (int line = 0; line < lines.count(); line++) {
            int width = lines.end(line) - lines.start(line);
            asWide = width > most ? 1 : width == most ? asWide + 1 : asWide;
            most = Math.max(most, width);
        }
        this.widest = most;
        this.isKnownWidth = asWide > 1 || USUAL_WIDTHS.contains(most);
    }

    /** The breaks of a text that a lack of room may have made; null without any. */
    static @Nullable NarrowLines of(PlainText plain) {
        if (plain.text().length() > LONGEST_TEXT) {
            return null;
        }
        var narrow = new NarrowLines(plain);
        narrow.find();
        return narrow.gaps.isEmpty() ? null : narrow;
    }

    /** Where they are, in the order of the text. */
    List<PlainText.Gap> gaps() {
        return List.copyOf(gaps);
    }

    /** The text with the lines made one that such breaks are between. */
    PlainText whole() {
        return plain.without(gaps);
    }

    private void find() {
        for (int line = 0; line + 1 < lines.count(); line++) {
            int end = lines.end(line);
            int next = lines.start(line + 1);
            int begin = next;
            while (begin < lines.end(line + 1) && text.charAt(begin) <= ' ') {
                begin++;
            }
            int last = end;
            while (last > lines.start(line) && text.charAt(last - 1) <= ' ') {
                last--;
            }
            if (last - lines.start(line) < NARROWEST
                    || begin == lines.end(line + 1)
                    || begin - next > DEEPEST_INDENTATION
                    || begins(line + 1, begin)) {
                continue;
            }
            boolean full = end - lines.start(line) == widest;
            if (full && last == end && begin == next && isWithinPlace(last, begin)) {
                gaps.add(new PlainText.Gap(last, begin, false));
            } else if (last - lines.start(line) + 1 + wordEnd(text, begin) - begin > widest) {
                gaps.add(new PlainText.Gap(last, begin, true));
            }
        }
    }

    /**
     * Whether a line begins what was said anew: it has a time or a tag of its own, or is a frame.
     */
    private boolean begins(int line, int begin) {
        char first = text.charAt(begin);
        boolean word = Ascii.isWord(first) || ".:,*/'\"()".indexOf(first) >= 0;
        return !word
                || lines.time(line) != null
                || lines.body(line) > lines.start(line)
                || text.startsWith("at ", begin)
                || text.startsWith("Caused by", begin);
    }

    /** Behind the word that begins there. */
    static int wordEnd(String text, int begin) {
        int at = begin;
        while (at < text.length() && text.charAt(at) > ' ') {
            at++;
        }
        return at;
    }

    /** Whether the halves of an address or of a number stand on both sides of a break. */
    private boolean isWithinPlace(int last, int begin) {
        char before = text.charAt(last - 1);
        char behind = text.charAt(begin);
        int start = last;
        while (start > 0 && isOfPlace(text.charAt(start - 1))) {
            start--;
        }
        int end = begin;
        while (end < text.length() && isOfPlace(text.charAt(end))) {
            end++;
        }
        if (CLOSING.indexOf(behind) >= 0) {
            return start < last || before == '('; // ('127.0.0.1 and ', 8000) below it
        }
        if (isKnownWidth && Ascii.isLetter(before) && Ascii.isLetter(behind)) {
            return true; // of a name
        }
        if (!isOfPlace(behind) || !isOfPlace(before) && !Ascii.isQuote(before)) {
            return false;
        }
        String joined = text.substring(start, last) + text.substring(begin, end);
        return Ascii.isDigit(before) && Ascii.isDigit(behind)
                ? isNumber(start, last, begin, end, joined)
                : isAddress(joined);
    }

    /** Digits on both sides: of an address that neither half is, or of a port that ends there. */
    private boolean isNumber(int start, int last, int begin, int end, String joined) {
        int digits = last;
        while (digits > start && Ascii.isDigit(text.charAt(digits - 1))) {
            digits--;
        }
        int behind = Ascii.behindDigits(text, begin, MOST_DIGITS + 1);
        boolean port = digits > start || Ascii.at(text, start - 1) == ' ';
        return port && last - digits + behind - begin <= MOST_DIGITS
                || end > behind && isAddress(joined);
    }

    private static boolean isOfPlace(char c) {
        return Ascii.isDigit(c) || c == '.' || c == ':';
    }

    /** Whether it is an address, with a port or without. */
    private static boolean isAddress(String joined) {
        int end = joined.endsWith(":") ? joined.length() - 1 : joined.length();
        int colon = joined.lastIndexOf(':', end - 1);
        boolean port = colon > 0 && Ascii.behindDigits(joined, colon + 1, MOST_DIGITS) == end;
        return IpText.isIpv4(joined, 0, end)
                || port && IpText.isIpv4(joined, 0, colon)
                || port && IpText.isIpv6(joined, 0, colon);
    }
}
