package dev.bindsight.explain;

import dev.bindsight.explain.lines.PlainText;
import dev.bindsight.explain.places.Ascii;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * Tells whether lines that were made one say more of the errors that the broken ones reported: what
 * is new must stand at a break, or two things that have nothing to do with each other became one.
 */
final class BreakEvidence {
    /** What may end a word of which the break took the rest. */
    private static final String BEHIND_NUMBER = ")'\",:;]}";

    private final PlainText plain;
    private final String text;
    private final List<PlainText.Gap> gaps;

    /** Of a text, before what stands in gaps was left out of it. */
    BreakEvidence(PlainText plain, List<PlainText.Gap> gaps) {
        this.plain = plain;
        this.text = plain.text();
        this.gaps = gaps;
    }

    /** Whether the errors of the whole text say more than those of the broken one, at a break. */
    boolean saysMore(List<FoundError> whole, List<FoundError> broken) {
        if (whole.isEmpty() || whole.size() > Math.max(1, broken.size())) {
            return false;
        }
        boolean more = broken.isEmpty() && touches(whole.getFirst());
        for (FoundError each : broken) {
            FoundError same = null;
            for (FoundError other : whole) {
                same = same == null && covers(other, each) ? other : same;
            }
            if (same == null) {
                return false;
            }
            more |= !same.error().equals(each.error());
        }
        return more;
    }

    /** Whether one says all that another does, and what it says besides stands at a break. */
    private boolean covers(FoundError whole, FoundError broken) {
        ReportedError more = whole.error();
        ReportedError less = broken.error();
        if (more.equals(less)) {
            return true;
        }
        boolean errno = more.errno().equals(less.errno());
        boolean unknown = less.errno().equals(LineReader.UNKNOWN);
        boolean call = Objects.equals(less.call(), more.call());
        boolean host = Objects.equals(less.host(), more.host());
        boolean port = Objects.equals(less.port(), more.port());
        boolean place =
                (host || less.host() == null || touches(whole, TextMark.What.HOST))
                        && (port || less.port() == null || isRestOfPort(whole));
        boolean added =
                isReason(whole)
                        || !errno
                        || !call && touches(whole, TextMark.What.CALL)
                        || goesOn(whole);
        return (errno || unknown && touches(whole, TextMark.What.ERRNO))
                && (call || less.call() == null || unknown || touches(whole, TextMark.What.CALL))
                && place
                && added
                && !(less.host() == null && isWord(more.host()));
    }

    /**
     * Whether digits behind a break are the rest of a port: nothing else follows, or why it failed.
     */
    private boolean isRestOfPort(FoundError found) {
        for (PlainText.Gap gap : gaps) {
            int behind = Ascii.behindDigits(text, gap.to(), NarrowLines.MOST_DIGITS);
            boolean ends =
                    behind == text.length()
                            || text.charAt(behind) == '\n'
                            || BEHIND_NUMBER.indexOf(text.charAt(behind)) >= 0;
            if (touches(found, TextMark.What.PORT, gap)
                    && (ends || found.marks().stream().anyMatch(mark -> isReason(mark, gap)))) {
                return true;
            }
        }
        return false;
    }

    private boolean isReason(TextMark mark, PlainText.Gap gap) {
        return mark.what() == TextMark.What.ERRNO && mark.start() >= plain.given(gap.to());
    }

    /**
     * Whether its place stands behind a break or on both sides of one, or before one that a bracket
     * or a quote follows.
     */
    private boolean goesOn(FoundError found) {
        for (PlainText.Gap gap : gaps) {
            boolean closes = NarrowLines.CLOSING.indexOf(text.charAt(gap.to())) >= 0;
            int behind = plain.given(gap.to());
            boolean further =
                    closes
                            || found.marks().stream()
                                    .anyMatch(
                                            mark -> isOfPlace(mark.what()) && mark.end() > behind);
            if (further
                    && (touches(found, TextMark.What.HOST, gap)
                            || touches(found, TextMark.What.PORT, gap))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfPlace(TextMark.What what) {
        return what == TextMark.What.HOST || what == TextMark.What.PORT;
    }

    /** {@code exiting}: a word that may as well be the next thing that was said. */
    private static boolean isWord(@Nullable String host) {
        if (host == null || host.equals("localhost")) {
            return false;
        }
        for (int i = 0; i < host.length(); i++) {
            if (!Ascii.isLetter(host.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean touches(FoundError found) {
        return touches(found, TextMark.What.ERRNO)
                || touches(found, TextMark.What.CALL)
                || touches(found, TextMark.What.HOST)
                || touches(found, TextMark.What.PORT);
    }

    /** {@code connect:} and below it {@code connection refused}: why, of what stands before. */
    private boolean isReason(FoundError found) {
        for (PlainText.Gap gap : gaps) {
            boolean announced = ":,(".indexOf(text.charAt(gap.from() - 1)) >= 0;
            if (announced
                    && (touches(found, TextMark.What.ERRNO, gap)
                            || touches(found, TextMark.What.CALL, gap))) {
                return true;
            }
        }
        return false;
    }

    private boolean touches(FoundError found, TextMark.What what) {
        for (PlainText.Gap gap : gaps) {
            if (touches(found, what, gap)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a piece is of the word before a break or of that behind it. */
    private boolean touches(FoundError found, TextMark.What what, PlainText.Gap gap) {
        int from = gap.from();
        while (from > 0 && text.charAt(from - 1) > ' ') {
            from--;
        }
        int to = NarrowLines.wordEnd(text, gap.to());
        for (TextMark mark : found.marks()) {
            if (mark.what() == what
                    && mark.start() < plain.givenEnd(to)
                    && mark.end() > plain.given(from)) {
                return true;
            }
        }
        return false;
    }
}
