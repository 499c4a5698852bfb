package dev.bindsight.explain;

import dev.bindsight.explain.calls.CallMention;
import dev.bindsight.explain.calls.CallWord;
import dev.bindsight.explain.lines.Lines;
import dev.bindsight.explain.places.Ascii;
import dev.bindsight.explain.places.NamedPlace;
import dev.bindsight.explain.places.Piece;
import dev.bindsight.explain.places.PlaceScanner;
import dev.bindsight.explain.rules.Fit;
import dev.bindsight.explain.rules.Rule;
import dev.bindsight.explain.rules.RuleSet;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Reads from the lines around an error what its own line leaves out: the fields of an object below
 * it, the call of a traceback above it. A bounded number of lines, up to the next error.
 */
final class LinesAround {
    private static final int MOST_BELOW = 40;

    /** So many lines above, and below for the words of a rule. */
    static final int MOST_ABOVE = 8;

    private static final int MOST_CHARACTERS = 4_000;
    private static final int LONGEST_LINE = 500;

    private final Lines lines;
    private final String text;
    private final @Nullable LineFindings[] found;
    private final CallChoice calls;
    private final Frames frames;

    LinesAround(Lines lines, @Nullable LineFindings[] found) {
        this.lines = lines;
        this.text = lines.text();
        this.found = found;
        this.calls = new CallChoice(text);
        this.frames = new Frames(lines);
    }

    /** The same with what the lines around add. */
    Reading completed(Reading reading) {
        Rule rule = reading.rule();
        Reading read = rule == null ? reading : byRule(reading, rule);
        boolean lacksCall = read.call() == null && read.mayLack("call");
        boolean lacksPlace =
                (read.host() == null && read.mayLack("host")
                        || read.port() == 0 && read.mayLack("port"));
        if (!lacksCall && !lacksPlace) {
            return read;
        }
        int end = blockEnd(read.line());
        if (end > read.line()) {
            read =
                    below(
                            read,
                            lines.start(read.line() + 1),
                            Math.min(lines.end(end), lines.end(read.line()) + MOST_CHARACTERS),
                            lacksCall,
                            lacksPlace);
        }
        Reading known = above(read.isField() ? new FieldsAbove(lines).added(read) : read);
        Reading told = known.hasPlace() || !known.mayLack("host") ? known : toldBefore(known);
        return new FieldsAbove(lines).withPortAlone(told);
    }

    /**
     * With the place that stands before the error: in the same term, or in the words of a start.
     */
    private Reading toldBefore(Reading reading) {
        PlaceChoice.Chosen inTerm = new BrokenTerm(lines).place(reading);
        return inTerm.isNothing()
                ? new AnnouncedPlace(lines, this::saysError).added(reading)
                : reading.with(inTerm);
    }

    private Reading byRule(Reading reading, Rule rule) {
        if (rule.beside().isEmpty()) {
            return reading;
        }
        Reading read = reading;
        for (int line = read.line() + 1;
                line < lines.count() && line <= read.line() + MOST_ABOVE;
                line++) {
            if (isOfSameRule(line, read)) {
                break;
            }
            if (saysError(line)) {
                break;
            }
            read = with(read, RuleSet.beside(rule, true, text, lines.body(line), lines.end(line)));
        }
        for (int line = read.line() - 1; line >= 0 && line >= read.line() - MOST_ABOVE; line--) {
            if (saysError(line)) {
                break;
            }
            read = with(read, RuleSet.beside(rule, false, text, lines.body(line), lines.end(line)));
        }
        return read;
    }

    private boolean saysError(int line) {
        return found[line] != null && !found[line].mentions().isEmpty();
    }

    /** Whether another error of the same rule stands there: what follows it is said of that one. */
    private boolean isOfSameRule(int line, Reading reading) {
        LineFindings in = found[line];
        if (in == null) {
            return false;
        }
        for (LineFindings.Fitted each : in.fitted()) {
            if (each.trial().rule() == reading.rule()) {
                return true;
            }
        }
        return false;
    }

    private Reading with(Reading reading, @Nullable Fit fit) {
        if (fit == null) {
            return reading;
        }
        PlaceChoice.Chosen place = reading.place();
        if (fit.place() != null) {
            place = place.or(PlaceChoice.Chosen.of(fit.place()));
        }
        Piece port = fit.port();
        if (port != null && place.port() == 0) {
            place =
                    new PlaceChoice.Chosen(
                            place.host(),
                            place.hostAt(),
                            Ascii.number(text, port.start(), port.end()),
                            port);
        }
        Reading read = reading.with(place);
        return read.call() == null && fit.call() != null
                ? read.with(fit.call().in(text), fit.call())
                : read;
    }

    /** The last line of the block that an error begins: indented, closing, or of fields. */
    private int blockEnd(int line) {
        int last = line;
        for (int each = line + 1; each < lines.count() && each <= line + MOST_BELOW; each++) {
            LineFindings in = found[each];
            if (in != null && in.saysError() || !continues(each) && !isBeforeFrame(each)) {
                break;
            }
            last = each;
        }
        return last;
    }

    private boolean continues(int line) {
        int from = lines.body(line) + lines.indentation(line);
        int to = lines.end(line);
        if (from >= to) {
            return false;
        }
        if (lines.indentation(line) > 0) {
            return true;
        }
        return "}])\"'".indexOf(text.charAt(from)) >= 0
                || frames.are(line)
                || text.startsWith("Stack trace:", from)
                || text.startsWith("Caused by", from)
                || text.startsWith("...", from)
                || isField(from, to);
    }

    /** Mono leaves a line empty between what failed and the frames, and so do test runners. */
    private boolean isBeforeFrame(int line) {
        return lines.isBlank(line) && line + 1 < lines.count() && frames.isFirst(line + 1);
    }

    /** {@code address: '::1',}: a word, a colon, a value. */
    private boolean isField(int from, int to) {
        int at = from;
        while (at < to && at < from + 20 && Ascii.isWord(text.charAt(at))) {
            at++;
        }
        return at > from
                && !Ascii.isDigit(text.charAt(from))
                && at + 1 < to
                && text.charAt(at) == ':'
                && text.charAt(at + 1) == ' ';
    }

    private Reading below(
            Reading reading, int from, int to, boolean lacksCall, boolean lacksPlace) {
        Reading read = reading;
        CallChoice.Chosen call = lacksCall ? calls.field(from, to) : null;
        if (call == null && lacksCall) {
            call = frame(lines.of(from), lines.of(to), reading);
        }
        if (call != null) {
            read = read.with(call.name(), call.at());
        }
        if (!lacksPlace) {
            return read;
        }
        PlaceChoice.Chosen place = read.place();
        for (NamedPlace each : PlaceScanner.scan(text, from, to)) {
            boolean ofCause =
                    each.form() == NamedPlace.Form.PAIR
                            && each.role() == NamedPlace.Role.PLAIN
                            && isCause(each.start());
            if (each.role() == NamedPlace.Role.KEYED || ofCause) {
                PlaceChoice.Chosen more = PlaceChoice.Chosen.of(each);
                boolean other =
                        place.host() != null
                                && more.host() != null
                                && Hosts.areTwo(place.host(), more.host())
                                && more.port() > 0;
                place = other ? place : place.or(more);
            }
        }
        return read.with(place);
    }

    /** The call of the first frame that has one: {@code at sun.nio.ch.Net.bind0(Native Method)}. */
    private CallChoice.@Nullable Chosen frame(int first, int last, Reading reading) {
        for (int line = first; line <= last; line++) {
            LineFindings in = found[line];
            CallMention call = in == null || !frames.are(line) ? null : frames.call(in.calls());
            if (call != null) {
                boolean file = text.startsWith("File", call.start());
                return file && SocketEvidence.isOfFilesToo(reading.errno())
                        ? null
                        : new CallChoice.Chosen(call.call(), new Piece(call.start(), call.end()));
            }
        }
        return null;
    }

    private boolean isCause(int offset) {
        int line = lines.of(offset);
        return text.startsWith("Caused by", lines.body(line) + lines.indentation(line));
    }

    /** The call, and the place that it was given, of the code that a traceback shows. */
    private Reading above(Reading reading) {
        Reading read = reading;
        for (int line = read.line() - 1; line >= 0 && line >= reading.line() - MOST_ABOVE; line--) {
            LineFindings in = found[line];
            // a notebook leaves one line empty between a line of code and what it came to
            boolean apart = line < reading.line() - 1 && lines.isBlank(line);
            if (apart || in != null && !in.mentions().isEmpty()) {
                break;
            }
            boolean wanting = read.call() == null || !read.hasPlace();
            if (in == null || !wanting || lines.end(line) - lines.body(line) > LONGEST_LINE) {
                continue;
            }
            CallMention call = frames.codeCall(line, in.calls());
            if (call == null && read.line() - line <= 2) {
                call = failed(in.calls());
            }
            if (call == null) {
                continue;
            }
            if (read.call() == null && read.mayLack("call")) {
                read = read.with(call.call(), new Piece(call.start(), call.end()));
            }
            if (!read.hasPlace() && read.mayLack("host") && call.call().equals(read.call())) {
                List<NamedPlace> places = PlaceScanner.scan(text, call.end(), lines.end(line));
                for (NamedPlace each : places) {
                    if (each.form() == NamedPlace.Form.PAIR
                            && each.role() != NamedPlace.Role.OTHER
                            && !read.hasPlace()) {
                        read = read.with(PlaceChoice.Chosen.of(each));
                    }
                }
            }
        }
        return read;
    }

    /** What a line right above says to have failed. */
    private static @Nullable CallMention failed(List<CallMention> calls) {
        for (CallMention each : calls) {
            if (each.use() == CallWord.Use.FAILED) {
                return each;
            }
        }
        return null;
    }
}
