package dev.bindsight.explain.lines;

/**
 * A tag that somebody put before every line of a block, as {@code concurrently} and {@code kubectl
 * logs --prefix} do: {@code [web] }, {@code web:dev: }, {@code web> }. It is one only where lines
 * in a row begin with it and some of them are indented behind it or end a block there: what the
 * program itself says begins a line in words of its own.
 */
final class RepeatedTag {
    private static final int LONGEST = 64;

    /** So many lines on either side are looked at. */
    private static final int REACH = 8;

    private final String text;
    private final int[] starts;
    private final int count;

    /** In a text with so many lines, which begin at these offsets. */
    RepeatedTag(String text, int[] starts, int count) {
        this.text = text;
        this.starts = starts;
        this.count = count;
    }

    /** Behind the tag of a line that begins at an offset, or there where it has none. */
    int end(int line, int from) {
        if (from > starts[line]) {
            return from; // others have put something before it already
        }
        int behind = behindTag(from, end(line));
        if (behind == from) {
            return from;
        }
        boolean block = isOfBlock(line, behind);
        int same = 1;
        for (int step = -1; step <= 1; step += 2) {
            for (int i = 1; i <= REACH && hasSame(line + i * step, from, behind); i++) {
                int other = starts[line + i * step] + behind - from;
                block |= isOfBlock(line + i * step, other);
                same++;
            }
        }
        return block && same > 1 ? behind : from;
    }

    private int end(int line) {
        return line + 1 < count ? starts[line + 1] - 1 : text.length();
    }

    private boolean hasSame(int line, int from, int behind) {
        return line >= 0
                && line < count
                && end(line) - starts[line] >= behind - from
                && text.regionMatches(starts[line], text, from, behind - from);
    }

    /** Whether what stands behind a tag is indented, or closes what was opened above. */
    private boolean isOfBlock(int line, int at) {
        int end = end(line);
        if (at + 1 >= end) {
            return at < end && "}])".indexOf(text.charAt(at)) >= 0;
        }
        boolean indented = text.startsWith("  ", at) || text.charAt(at) == '\t';
        return indented || "}])".indexOf(text.charAt(at)) >= 0;
    }

    /** {@code [web] }, {@code web: }, {@code web> }: in brackets, or up to the first blank. */
    private int behindTag(int from, int to) {
        int limit = Math.min(to, from + LONGEST);
        boolean bracket = from < limit && text.charAt(from) == '[';
        int at = from;
        while (at < limit && (bracket ? text.charAt(at) != ']' : text.charAt(at) > ' ')) {
            at++;
        }
        if (at >= limit || at < from + 2) {
            return from;
        }
        int behind = bracket ? at + 1 : at;
        char last = text.charAt(behind - 1);
        boolean closed = bracket || last == ':' || last == '>';
        return closed && behind < to && text.charAt(behind) == ' ' ? behind + 1 : from;
    }
}
