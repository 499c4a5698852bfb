package dev.bindsight.explain;

import dev.bindsight.errno.NumberSpace;
import dev.bindsight.explain.anchors.WordHits;
import dev.bindsight.explain.errnos.CutWords;
import dev.bindsight.explain.errnos.ErrnoNumbers;
import dev.bindsight.explain.lines.Lines;
import dev.bindsight.explain.lines.LogTime;
import dev.bindsight.explain.lines.PlainText;
import dev.bindsight.explain.places.Piece;
import dev.bindsight.explain.rules.NeededLines;
import dev.bindsight.model.Order;
import dev.bindsight.model.Port;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads one text: finds its words, reads the lines that have some, puts together what is one. */
final class TextReader {
    /** A trace has no times of its own; that of its first line is so near. */
    private static final int LINES_WITHOUT_TIME = 12;

    /** It costs as much to look whether so few have a chance as to try them. */
    private static final int FEW_RULES = 2;

    private final Vocabulary vocabulary;
    private final ErrnoNumbers numbers;
    private final PlainText plain;
    private final String given;
    private final String text;
    private final Lines lines;
    private final Speakers speakers;
    private final Signs signs;
    private final Systems systems;

    TextReader(Vocabulary vocabulary, ErrnoNumbers numbers, PlainText plain, String given) {
        this.vocabulary = vocabulary;
        this.numbers = numbers;
        this.plain = plain;
        this.given = given;
        this.text = plain.text();
        this.lines = new Lines(text);
        this.speakers = new Speakers(lines);
        this.signs = new Signs(text, speakers);
        this.systems = new Systems(text);
    }

    /** The errors, in the order of the text. */
    List<FoundError> read() {
        return entries(false).stream()
                .map(this::found)
                .sorted(Order.by(FoundError::start))
                .toList();
    }

    /** The same, for who wants to know little of most of them. */
    List<LoggedError> readLog() {
        var logged = new ArrayList<LoggedError>();
        for (Assembly.Entry entry : entries(true)) {
            int line = entry.reading().line();
            logged.add(
                    new LoggedError(
                            error(entry.reading()),
                            time(line),
                            plain.given(lines.start(line)),
                            () -> found(entry)));
        }
        logged.sort(Comparator.comparingInt(LoggedError::start));
        return logged;
    }

    private @Nullable LogTime time(int line) {
        for (int each = line; each >= 0 && each > line - LINES_WITHOUT_TIME; each--) {
            LogTime time = lines.time(each);
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    private List<Assembly.Entry> entries(boolean everyLine) {
        @Nullable LineFindings[] found = findings();
        var reader = new LineReader(lines, numbers, systems);
        var around = new LinesAround(lines, found);
        var assembly = new Assembly(lines, speakers, everyLine);
        var before = new PlaceBefore(lines, speakers);
        fit(found);
        for (int line = 0; line < lines.count(); line++) {
            LineFindings in = found[line];
            if (in == null) {
                continue;
            }
            LineFindings.Fitted announced = in.announcement();
            if (announced != null) {
                before.tell(line, announced);
            }
            for (Reading reading : reader.read(line, in)) {
                Reading read = around.completed(reading);
                assembly.add(read, before.of(read));
            }
        }
        return assembly.entries();
    }

    /**
     * Tries the rules of all lines: what a line says ends what another says of the lines around.
     */
    private void fit(@Nullable LineFindings[] found) {
        var pairs = new PairsOfLines(lines);
        var needed = new NeededLines(lines, LinesAround.MOST_ABOVE);
        for (int line = 0; line < lines.count(); line++) {
            LineFindings in = found[line];
            if (in == null) {
                continue;
            }
            in.cut(vocabulary.cut());
            int last = Math.min(line + 1, lines.count() - 1);
            in.fit(lines.end(last), in.waiting() > FEW_RULES ? pairs.of(line, last) : null);
            if (!in.fitted().isEmpty()) {
                int at = line;
                in.dropWithout(rule -> needed.areThere(rule, at));
            }
            for (LineFindings.Fitted each : in.fitted()) {
                String reporter = each.trial().reporter();
                if (reporter != null) {
                    signs.add(line, reporter, each.fit());
                }
            }
        }
    }

    private @Nullable LineFindings[] findings() {
        var hits = new WordHits(text.length());
        vocabulary.finder().find(text, 0, text.length(), hits);
        var found = new @Nullable LineFindings[lines.count()];
        int line = 0;
        for (int i = 0; i < hits.count(); i++) {
            int end = hits.end(i);
            while (lines.end(line) < end) {
                line++;
            }
            LineFindings in = found[line];
            if (in == null) {
                in = new LineFindings(text, lines.body(line), lines.end(line), numbers);
                found[line] = in;
            }
            in.add(vocabulary.meaning(hits.word(i)), end);
        }
        for (int each = 0; each < found.length; each++) {
            int to = lines.end(each);
            // first of the whole line: where its words begin takes longer to find, and few are cut
            if (found[each] == null
                    && CutWords.isCut(text, lines.start(each), to)
                    && CutWords.isCut(text, lines.body(each), to)) {
                found[each] = new LineFindings(text, lines.body(each), to, numbers);
            }
        }
        return found;
    }

    private FoundError found(Assembly.Entry entry) {
        Reading said = entry.reading();
        NumberSpace system = said.system() == null ? systems.system() : said.system();
        Reporter reporter = signs.of(said, system);
        int start = plain.given(Math.min(trimmedStart(said.line()), said.errnoAt().start()));
        int end = plain.givenEnd(Math.max(trimmedEnd(said.line()), said.errnoAt().end()));
        return new FoundError(
                error(said), reporter, given.substring(start, end), start, end, marks(entry));
    }

    private static ReportedError error(Reading said) {
        return new ReportedError(
                said.errno(),
                said.call(),
                said.host(),
                said.port() == 0 ? null : new Port(said.port()),
                said.number(),
                Refusals.of(said));
    }

    private int trimmedStart(int line) {
        int at = lines.body(line);
        while (at < lines.end(line) && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    private int trimmedEnd(int line) {
        int at = lines.end(line);
        while (at > lines.body(line) && text.charAt(at - 1) <= ' ') {
            at--;
        }
        return at;
    }

    private List<TextMark> marks(Assembly.Entry entry) {
        var marks = new ArrayList<TextMark>();
        mark(marks, TextMark.What.HOST, entry.reading().hostAt());
        mark(marks, TextMark.What.PORT, entry.reading().portAt());
        for (Reading part : entry.parts()) {
            mark(marks, TextMark.What.ERRNO, part.errnoAt());
            mark(marks, TextMark.What.NUMBER, part.numberAt());
            mark(marks, TextMark.What.CALL, part.callAt());
            mark(marks, TextMark.What.HOST, part.hostAt());
            mark(marks, TextMark.What.PORT, part.portAt());
        }
        return marks.stream()
                .sorted(Order.inTurn(Order.by(TextMark::start), Order.by(TextMark::end)))
                .distinct()
                .toList();
    }

    private void mark(List<TextMark> marks, TextMark.What what, @Nullable Piece at) {
        if (at != null && at.end() > at.start()) {
            marks.add(new TextMark(what, plain.given(at.start()), plain.givenEnd(at.end())));
        }
    }
}
