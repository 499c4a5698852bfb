package dev.bindsight.explain.rules;

import dev.bindsight.explain.errnos.Mention;
import dev.bindsight.explain.places.Ascii;
import dev.bindsight.explain.places.NamedPlace;
import dev.bindsight.explain.places.Piece;
import dev.bindsight.explain.places.PlaceAlone;
import dev.bindsight.explain.places.PlaceScanner;
import dev.bindsight.model.Port;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Tries a template at one place of a text. A fresh one for each try; every hole is bounded. */
final class Fitting {
    /** No hole takes more characters. */
    private static final int LONGEST_HOLE = 300;

    private static final int LONGEST_NUMBER = 10;

    private final String text;
    private final int from;
    private final int to;
    private final List<Mention> mentions;
    private @Nullable NamedPlace place;
    private @Nullable Piece port;
    private @Nullable Mention errno;
    private @Nullable Piece number;
    private @Nullable Piece call;
    private @Nullable Piece version;

    /** Within a line, with the errnos that it mentions. */
    Fitting(String text, int from, int to, List<Mention> mentions) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.mentions = mentions;
    }

    /** What it takes where its first words begin at an offset; null if it does not fit. */
    @Nullable Fit at(Template template, int start) {
        int at = behindWords(template.anchor(), start);
        return at < 0 ? null : behindAnchor(template, start, at);
    }

    /** What it takes where its first words stand as they are; null if it does not fit. */
    @Nullable Fit behindAnchor(Template template, int start, int anchorEnd) {
        int at = anchorEnd;
        while (at < to && at > start && text.charAt(at - 1) == ' ' && isBlank(text.charAt(at))) {
            at++;
        }
        int[] ends = new int[template.rest().size()];
        if (!hasWords(template, at, ends) || !mayTake(template, at, ends)) {
            return null;
        }
        int begin = start;
        if (!template.before().isEmpty()) {
            int open = start;
            int limit = Math.max(from, start - LONGEST_HOLE);
            while (open > limit && continues(template.before().getFirst(), open - 1)) {
                open--;
            }
            if (!take(template.before().getFirst(), open, start)) {
                return null;
            }
            begin = open;
        }
        for (int i = 0; i < template.rest().size(); i++) {
            at = behind(template.rest().get(i), at, ends[i]);
            if (at < 0) {
                return null;
            }
        }
        return new Fit(begin, at, place, port, errno, number, call, version);
    }

    /** Whether the words between the holes are there, and where: what holes take costs more. */
    private boolean hasWords(Template template, int start, int[] ends) {
        int at = start;
        for (int i = 0; i < template.rest().size(); i++) {
            Template.Step step = template.rest().get(i);
            if (step.words().isEmpty()) {
                return true;
            }
            int end = wordsBehind(step, at);
            if (end < 0) {
                return false;
            }
            ends[i] = end;
            at = behindWords(step.words(), end);
        }
        return true;
    }

    /** Whether there is an errno for a hole of one: places cost more to look for. */
    private boolean mayTake(Template template, int start, int[] ends) {
        int at = start;
        for (int i = 0; i < template.rest().size(); i++) {
            Template.Step step = template.rest().get(i);
            boolean last = step.words().isEmpty();
            int end = last ? Math.min(to, at + LONGEST_HOLE) : ends[i];
            if (step.hole() == Hole.ERRNO && mention(at, end) == null) {
                return false;
            }
            at = last ? end : behindWords(step.words(), end);
        }
        return true;
    }

    /** Where the words behind a hole begin; -1 if they are not there. */
    private int wordsBehind(Template.Step step, int start) {
        int limit = Math.min(to, start + longest(step.hole()));
        int first = start;
        if (step.hole() == Hole.ERRNO && step.words().isBlank()) {
            Mention said = mention(start, limit); // of several words
            first = said == null ? start : said.end();
        }
        for (int end = first; end <= limit; end++) {
            if (mayBegin(step.words(), end) && behindWords(step.words(), end) >= 0) {
                return end;
            }
        }
        return -1;
    }

    /** Behind words, any number of blanks standing for each of theirs; -1 if they are not there. */
    private int behindWords(String words, int start) {
        int at = start;
        for (int i = 0; i < words.length(); i++) {
            char wanted = words.charAt(i);
            if (wanted == ' ') {
                int blank = at;
                while (at < to && at < blank + LONGEST_HOLE && isBlank(text.charAt(at))) {
                    at++;
                }
                if (at == blank) {
                    return -1;
                }
            } else {
                if (at >= to || Ascii.lower(text.charAt(at)) != Ascii.lower(wanted)) {
                    return -1;
                }
                at++;
            }
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    private int behind(Template.Step step, int start, int words) {
        if (step.words().isEmpty()) {
            int end = end(step.hole(), start);
            return take(step.hole(), start, end) ? behindTaken(step.hole(), end) : -1;
        }
        return take(step.hole(), start, words) ? behindWords(step.words(), words) : -1;
    }

    /** A number is short, quotes and brackets around it included; so is a network. */
    private static int longest(Hole hole) {
        return switch (hole) {
            case PORT, NUMBER -> LONGEST_NUMBER;
            case NETWORK -> GoNetwork.LONGEST;
            case PLACE, HOST, ERRNO, CALL, VERSION, WORD, ANYTHING -> LONGEST_HOLE;
        };
    }

    /** Behind what the last hole took, where it looked further than that. */
    private int behindTaken(Hole hole, int end) {
        return switch (hole) {
            case PLACE -> place == null ? end : Math.min(end, place.end());
            case ERRNO -> errno == null ? end : Math.min(end, errno.end());
            default -> end;
        };
    }

    /** Whether the first two characters of words stand there: most places are none of theirs. */
    private boolean mayBegin(String words, int at) {
        if (at >= to) {
            return false;
        }
        char first = words.charAt(0);
        char c = text.charAt(at);
        if (first == ' ' ? !isBlank(c) : Ascii.lower(c) != Ascii.lower(first)) {
            return false;
        }
        if (words.length() == 1 || at + 1 >= to) {
            return true;
        }
        char second = words.charAt(1);
        char next = text.charAt(at + 1);
        return second == ' ' || isBlank(next) || Ascii.lower(next) == Ascii.lower(second);
    }

    /** Where a hole ends that nothing follows. */
    private int end(Hole hole, int start) {
        int limit = Math.min(to, start + LONGEST_HOLE);
        return switch (hole) {
            case PORT, NUMBER ->
                    Ascii.behindDigits(text, start + (Ascii.at(text, start) == '-' ? 1 : 0), 6);
            case WORD, NETWORK, VERSION, CALL, HOST -> {
                int end = start;
                while (end < limit && text.charAt(end) > ' ') {
                    end++;
                }
                yield end;
            }
            case PLACE -> {
                int end = text.indexOf('\n', start, limit);
                yield end < 0 ? limit : end;
            }
            case ERRNO, ANYTHING -> limit;
        };
    }

    private boolean take(Hole hole, int start, int end) {
        if (start > end || end > to) {
            return false;
        }
        switch (hole) {
            case PLACE, HOST -> takePlace(start, end, hole == Hole.HOST);
            case PORT -> port = port(digits(start, end));
            case NUMBER -> number = digits(start, end);
            case ERRNO -> errno = mention(start, end);
            case CALL -> call = call(start, behindCall(start, end));
            case VERSION -> version = new Piece(start, end);
            case NETWORK, WORD, ANYTHING -> {}
        }
        return switch (hole) {
            case PORT -> port != null;
            case NUMBER -> number != null;
            case ERRNO -> errno != null;
            case CALL -> call != null && !hasBlank(start, end);
            case NETWORK -> GoNetwork.is(text, start, end);
            case VERSION, WORD -> end > start && !hasBlank(start, end);
            case PLACE, HOST -> !hasRemark(start, end);
            case ANYTHING -> true;
        };
    }

    /** {@code db:5432 (verify failed)}, {@code db: no route}: what follows a place ends it. */
    private boolean hasRemark(int start, int end) {
        for (int i = start; i + 2 < end && text.charAt(i) != '\n'; i++) {
            char c = text.charAt(i);
            char next = text.charAt(i + 1);
            boolean remark = c == ' ' && next == '(' || c == ':' && next == ' ';
            if (remark && Ascii.isLetter(text.charAt(i + 2))) {
                return true;
            }
        }
        return false;
    }

    /** Without the brackets of {@code bind()}. */
    private int behindCall(int start, int end) {
        int behind = start;
        while (behind < end && Ascii.isWord(text.charAt(behind))) {
            behind++;
        }
        return behind;
    }

    private void takePlace(int start, int end, boolean alone) {
        NamedPlace whole =
                alone ? PlaceAlone.host(text, start, end) : PlaceAlone.whole(text, start, end);
        if (whole != null) {
            place = whole;
            return;
        }
        List<NamedPlace> places = PlaceScanner.scan(text, start, end);
        if (!places.isEmpty() && !(alone && places.getFirst().form() == NamedPlace.Form.PORT)) {
            place = places.getFirst();
            boolean second =
                    places.size() > 1
                            && place.form() == NamedPlace.Form.PORT
                            && place.host() == null;
            if (second && places.get(1).form() == NamedPlace.Form.HOST) {
                port = place.portSpan();
                place = places.get(1);
            }
        } else if (alone || Ascii.isQuote(Ascii.at(text, start - 1))) {
            place = PlaceAlone.name(text, start, end);
        }
    }

    private @Nullable Piece digits(int start, int end) {
        int from = start;
        while (from < end
                && (text.charAt(from) == ' '
                        || text.charAt(from) == '"'
                        || text.charAt(from) == '\'')) {
            from++;
        }
        int sign = from < end && text.charAt(from) == '-' ? 1 : 0;
        int behind = Ascii.behindDigits(text, from + sign, 6);
        return behind > from + sign && isClosed(behind, end) ? new Piece(from, behind) : null;
    }

    /** Whether nothing but what closes quotes and brackets stands behind digits. */
    private boolean isClosed(int behind, int end) {
        for (int i = behind; i < end; i++) {
            if (text.charAt(i) > ' ' && "\"'`.,;)]".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return behind <= end;
    }

    private @Nullable Mention mention(int start, int end) {
        for (Mention each : mentions) {
            if (each.start() >= start && each.start() < end) {
                return each;
            }
        }
        return null;
    }

    /** Whether a hole before the first words takes a character. */
    private boolean continues(Hole hole, int at) {
        char c = text.charAt(at);
        return hole == Hole.CALL ? Ascii.isWord(c) : c > ' ';
    }

    private @Nullable Piece port(@Nullable Piece digits) {
        if (digits == null || text.charAt(digits.start()) == '-') {
            return null;
        }
        return Ascii.number(text, digits.start(), digits.end()) > Port.MAX ? null : digits;
    }

    private static @Nullable Piece call(int start, int end) {
        return end > start ? new Piece(start, end) : null;
    }

    private boolean hasBlank(int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) <= ' ') {
                return true;
            }
        }
        return false;
    }
}
