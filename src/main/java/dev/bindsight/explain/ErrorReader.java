package dev.bindsight.explain;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.errno.NumberSpace;
import dev.bindsight.explain.errnos.ErrnoNumbers;
import dev.bindsight.explain.lines.PlainText;
import dev.bindsight.explain.lines.PossibleWords;
import dev.bindsight.explain.places.Ascii;
import dev.bindsight.explain.rules.RuleSet;
import dev.bindsight.explain.rules.RulesAhead;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the errors that a text reports, whatever program printed it. Linear in the text. Pure, and
 * safe for use by several threads.
 */
public final class ErrorReader {
    /** A longer text is a log, not an error; of a question no more is read. */
    private static final int LONGEST_QUESTION = 6_000;

    private final Vocabulary vocabulary;
    private final ErrnoNumbers numbers;

    /** Reads by a reference, and by the rules that Bindsight brings. */
    public ErrorReader(ErrnoReference reference) {
        this(reference, RuleSet.standard());
    }

    /** Reads by a reference and rules. */
    ErrorReader(ErrnoReference reference, RuleSet rules) {
        this(reference, () -> rules, PossibleWords.ALL);
    }

    private ErrorReader(ErrnoReference reference, Supplier<RuleSet> rules, PossibleWords possible) {
        this.vocabulary = new Vocabulary(reference, rules, possible);
        this.numbers = new ErrnoNumbers(reference);
    }

    /**
     * Every error that one text reports; what it cannot have in it is not looked for. The rules are
     * read beside the rest: together they are a third of what a verb takes that is asked once.
     */
    public static List<FoundError> readAll(String text, Supplier<ErrnoReference> reference) {
        String plain = PlainText.spelledOut(text).text();
        var possible = PossibleWords.of(WrappedLines.everyWay(plain), Ascii.isAll(plain));
        var rules = RulesAhead.begin(possible);
        return new ErrorReader(reference.get(), rules::all, possible).readAll(text);
    }

    /** Every error that a text reports, in its order; empty if it reports none. */
    public List<FoundError> readAll(String text) {
        return reader(whole(PlainText.spelledOut(text), text), text).read();
    }

    private TextReader reader(PlainText plain, String text) {
        return new TextReader(vocabulary, numbers, plain, text);
    }

    /** A text with the lines made one that something narrow has broken. */
    private PlainText whole(PlainText plain, String text) {
        PlainText wrapped = WrappedLines.whole(plain, vocabulary);
        NarrowLines narrow = NarrowLines.of(wrapped);
        if (narrow == null) {
            return wrapped;
        }
        var evidence = new BreakEvidence(wrapped, narrow.gaps());
        boolean more =
                evidence.saysMore(
                        reader(narrow.whole(), text).read(), reader(wrapped, text).read());
        return more ? narrow.whole() : wrapped;
    }

    /** The same of a piece of a log, each with its time, and with no more work than that needs. */
    public List<LoggedError> readLog(String text) {
        return reader(PlainText.spelledOut(text), text).readLog();
    }

    /**
     * The same of a log that is as short as what a person pastes, if lines of it are broken.
     *
     * @return null if each of its lines can be read by itself
     */
    public @Nullable List<LoggedError> readBrokenLog(String text) {
        PlainText plain = PlainText.spelledOut(text);
        PlainText whole = whole(plain, text);
        return whole == plain ? null : reader(whole, text).readLog();
    }

    /**
     * The first place in a part of a text in UTF-8 where words stand that may say an error: only
     * the lines around such places have to be read.
     *
     * @return the index of a byte of them, or -1 if there are none
     */
    public int firstTelling(byte[] text, int from, int to) {
        return vocabulary.telling().first(text, from, to);
    }

    /** The error that a text reports, the first of several. */
    Optional<ReportedError> read(String pasted) {
        String text = question(pasted);
        return alone(text).or(() -> readAll(text).stream().map(FoundError::error).findFirst());
    }

    private static String question(String pasted) {
        return pasted.length() > LONGEST_QUESTION ? pasted.substring(0, LONGEST_QUESTION) : pasted;
    }

    /** A number alone that only an error can be: as Node.js prints it, or one of Windows. */
    private Optional<ReportedError> alone(String text) {
        boolean number =
                text.length() > 1
                        && text.charAt(0) == '-'
                        && Ascii.behindDigits(text, 1, 5) == text.length();
        if (!number) {
            return Optional.empty();
        }
        int value = -Ascii.number(text, 1, text.length());
        ErrnoNumbers.Read read = numbers.read(value, null, NumberSpace.LINUX);
        return read == null || read.errno().startsWith("EAI_")
                ? Optional.empty()
                : Optional.of(new ReportedError(read.errno(), null, null, null, value, null));
    }

    /**
     * As few lines of a text as say the same, in one line.
     *
     * @return empty if it reports no error
     */
    Optional<String> gist(String pasted) {
        String text = question(pasted);
        return read(text).map(whole -> gist(text, whole));
    }

    private String gist(String text, ReportedError whole) {
        List<String> lines =
                text.lines().map(ErrorReader::oneBlank).filter(line -> !line.isEmpty()).toList();
        for (String line : lines) {
            if (says(line, whole)) {
                return line;
            }
        }
        var kept = new ArrayList<>(lines);
        for (String line : lines) {
            var fewer = new ArrayList<>(kept);
            fewer.remove(line);
            if (says(String.join(" ", fewer), whole)) {
                kept = fewer;
            }
        }
        String joined = String.join(" ", kept);
        return says(joined, whole) ? joined : String.join(" ", lines);
    }

    /** Without blanks at its ends, and with one where it has several. */
    private static String oneBlank(String line) {
        var said = new StringBuilder(line.length());
        boolean blank = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (Character.isWhitespace(c)) {
                blank = !said.isEmpty();
            } else {
                if (blank) {
                    said.append(' ');
                    blank = false;
                }
                said.append(c);
            }
        }
        return said.toString();
    }

    private boolean says(String line, ReportedError whole) {
        @Nullable ReportedError said = read(line).orElse(null);
        return said != null
                && said.errno().equals(whole.errno())
                && Objects.equals(said.call(), whole.call())
                && Objects.equals(said.host(), whole.host())
                && Objects.equals(said.port(), whole.port());
    }
}
