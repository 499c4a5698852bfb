package dev.bindsight.explain.rules;

import dev.bindsight.explain.errnos.Mention;
import dev.bindsight.explain.places.Ascii;
import dev.bindsight.explain.places.NamedPlace;
import dev.bindsight.explain.places.Piece;
import dev.bindsight.model.Port;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/** Tries templates within a line of a text, one after another; every hole is bounded. */
public final class Fitting {
    /** No hole takes more characters. */
    private static final int LONGEST_HOLE = 300;

    private static final int LONGEST_NUMBER = 10;

    private final String text;
    private final int from;
    private final int to;
    private final List<Mention> mentions;
    private final LooseWords words;
    private final PlaceHole places;

    /** By a step, where the words behind its hole begin, and behind them. */
    private int[] starts = new int[8];

    private int[] ends = new int[8];
    private @Nullable NamedPlace place;
    private @Nullable Piece port;
    private @Nullable Mention errno;
    private @Nullable Piece number;
    private @Nullable Piece call;
    private @Nullable Piece version;

    /** Within a line, with the errnos that it mentions. */
    public Fitting(String text, int from, int to, List<Mention> mentions) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.mentions = mentions;
        this.words = new LooseWords(text, to);
        this.places = new PlaceHole(text);
    }

    /** What it takes at the first place where it fits; null if there is none. */
    @Nullable Fit anywhere(Template template) {
        String anchor = template.anchor();
        for (int at = words.find(anchor, from, to); at >= 0; at = words.find(anchor, at + 1, to)) {
            Fit fit = behindAnchor(template, at, words.behindFound());
            if (fit != null) {
                return fit;
            }
        }
        return null;
    }

    /** What it takes where its first words stand as they are; null if it does not fit. */
    @Nullable Fit behindAnchor(Template template, int start, int anchorEnd) {
        int at = anchorEnd;
        while (at < to
                && at > start
                && text.charAt(at - 1) == ' '
                && LooseWords.isBlank(text.charAt(at))) {
            at++;
        }
        if (!hasWords(template.rest(), at) || !mayTake(template.rest(), at)) {
            return null;
        }
        clear();
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
            at = behind(template.rest().get(i), at, i);
            if (at < 0) {
                return null;
            }
        }
        return new Fit(begin, at, place, port, errno, number, call, version);
    }

    private void clear() {
        place = null;
        port = null;
        errno = null;
        number = null;
        call = null;
        version = null;
    }

    /** Whether the words between the holes are there, and where: what holes take costs more. */
    private boolean hasWords(List<Template.Step> steps, int start) {
        if (steps.size() > starts.length) {
            starts = new int[steps.size()];
            ends = new int[steps.size()];
        }
        Arrays.fill(starts, 0, steps.size(), 0); // behind two holes side by side nothing is found
        int at = start;
        for (int i = 0; i < steps.size(); i++) {
            Template.Step step = steps.get(i);
            if (step.words().isEmpty()) {
                return true;
            }
            at = findWords(step, at, i);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether there is an errno for a hole of one: places cost more to look for. */
    private boolean mayTake(List<Template.Step> steps, int start) {
        int at = start;
        for (int i = 0; i < steps.size(); i++) {
            Template.Step step = steps.get(i);
            boolean last = step.words().isEmpty();
            int end = last ? Math.min(to, at + LONGEST_HOLE) : starts[i];
            if (step.hole() == Hole.ERRNO && mention(at, end) == null) {
                return false;
            }
            at = last ? end : ends[i];
        }
        return true;
    }

    /** Keeps where the words behind a hole stand: behind them, or -1 if they are not there. */
    private int findWords(Template.Step step, int start, int index) {
        int limit = Math.min(to, start + longest(step.hole()));
        int first = start;
        if (step.hole() == Hole.ERRNO && step.words().isBlank()) {
            Mention said = mention(start, limit); // of several words
            first = said == null ? start : said.end();
        }
        int found = words.find(step.words(), first, limit);
        if (found < 0) {
            return -1;
        }
        starts[index] = found;
        ends[index] = words.behindFound();
        return ends[index];
    }

    private int behind(Template.Step step, int start, int index) {
        if (step.words().isEmpty()) {
            int end = end(step.hole(), start);
            return take(step.hole(), start, end) ? behindTaken(step.hole(), end) : -1;
        }
        return take(step.hole(), start, starts[index]) ? ends[index] : -1;
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

    /** Where a hole ends that nothing follows. */
    private int end(Hole hole, int start) {
        int limit = Math.min(to, start + LONGEST_HOLE);
        return switch (hole) {
            case PORT, NUMBER ->
                    Ascii.behindDigits(text, start + (Ascii.at(text, start) == '-' ? 1 : 0), 6);
            case WORD, NETWORK, VERSION, CALL, HOST -> {
                int end = hole == Hole.HOST ? behindOpening(start, limit) : start;
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

    /** Behind a quote that a blank follows: {@code « shop.example »}. */
    private int behindOpening(int start, int limit) {
        boolean apart = Ascii.isQuote(Ascii.at(text, start)) && Ascii.at(text, start + 1) == ' ';
        return apart ? Math.min(start + 2, limit) : start;
    }

    private boolean take(Hole hole, int start, int end) {
        if (start > end || end > to) {
            return false;
        }
        switch (hole) {
            case PLACE, HOST -> takePlace(places.in(start, end, hole == Hole.HOST));
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

    /**
     * {@code db:5432 (verify failed)}, {@code db: no route}: what follows a place ends it, and so
     * does the line.
     */
    private boolean hasRemark(int start, int end) {
        for (int i = start; i + 2 < end; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return !text.substring(i, end).isBlank();
            }
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

    private void takePlace(PlaceHole.@Nullable Taken taken) {
        if (taken != null) {
            place = taken.place();
            port = taken.port() == null ? port : taken.port();
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
