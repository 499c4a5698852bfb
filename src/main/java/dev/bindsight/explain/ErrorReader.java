package dev.bindsight.explain;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.errno.NumberSpace;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the errors that a text reports, and the lines of it that say so. */
public final class ErrorReader {
    /** A longer text is a log, not an error; what stands behind is not read. */
    private static final int LONGEST = 6_000;

    private static final Pattern NAME =
            Pattern.compile(
                    "(?<![A-Za-z0-9_])(?:(?:WSA|UV_)?E[A-Z_]{2,20}|e[a-z]{3,14})(?![A-Za-z0-9_])");

    /** {@code [Errno 98]}, {@code os error 98}, {@code errno: -98}, {@code (98: ...)}. */
    private static final Pattern NUMBER =
            Pattern.compile(
                    "\\[(?i:errno|winerror) (\\d{1,5})]|os error (\\d{1,5})|Os \\{ code: (\\d{1,5})"
                            + "|(?i:errno)[\"']?\\s*[:=]?\\s*[\"']?(-?\\d{1,5})\\b"
                            + "|\\((\\d{1,5}): |\\b[Ee]rror (-?\\d{1,5})\\b");

    /** {@code Can't connect to server on '10.0.0.1' (111)}: only where something failed. */
    private static final Pattern NUMBER_BEHIND =
            Pattern.compile("(?i:can't|cannot|could not|failed|error)\\b.*\\((\\d{2,5})\\)");

    /** A number alone that only an error can be: as Node.js prints it, or one of Windows. */
    private static final Pattern ONLY_NUMBER = Pattern.compile("-\\d{1,5}");

    private final ErrnoReference reference;
    private final Wordings wordings;

    /** Reads by a reference. Pure, and safe for use by several threads. */
    public ErrorReader(ErrnoReference reference) {
        this.reference = reference;
        this.wordings = new Wordings(reference);
    }

    /** Every error that a text reports, in its order; empty if it reports none. */
    public List<FoundError> readAll(String text) {
        return read(text)
                .flatMap(error -> mention(text).map(said -> found(text, error, said)))
                .stream()
                .toList();
    }

    private static FoundError found(String text, ReportedError error, ErrnoMention said) {
        int start = text.lastIndexOf('\n', said.start() - 1) + 1;
        int newline = text.indexOf('\n', said.end());
        int end = newline < 0 ? text.length() : newline;
        var mark = new TextMark(TextMark.What.ERRNO, said.start(), said.end());
        return new FoundError(error, null, text.substring(start, end), start, end, List.of(mark));
    }

    /** The error that a text reports, the first of several. */
    Optional<ReportedError> read(String pasted) {
        String text = pasted.length() > LONGEST ? pasted.substring(0, LONGEST) : pasted;
        return mention(text)
                .map(said -> {
                    var place = PlaceText.in(text, said);
                    return new ReportedError(
                            said.errno(), FailedCall.in(text, said), place.host(), place.port());
                });
    }

    /**
     * As few lines of a text as say the same, in one line; the line that names the errno first.
     *
     * @return empty if it reports no error
     */
    Optional<String> gist(String pasted) {
        String text = pasted.length() > LONGEST ? pasted.substring(0, LONGEST) : pasted;
        return read(text).map(whole -> gist(text, whole));
    }

    private String gist(String text, ReportedError whole) {
        List<String> lines =
                text.lines()
                        .map(line -> line.strip().replaceAll("\\s+", " "))
                        .filter(line -> !line.isEmpty())
                        .toList();
        Optional<String> alone = lines.stream().filter(line -> says(line, whole)).findFirst();
        if (alone.isPresent()) {
            return alone.get();
        }
        var kept = new ArrayList<>(lines);
        for (String line : leastTellingFirst(lines)) {
            var fewer = new ArrayList<>(kept);
            fewer.remove(line);
            if (says(String.join(" ", fewer), whole)) {
                kept = fewer;
            }
        }
        String joined = String.join(" ", kept);
        return says(joined, whole) ? joined : String.join(" ", lines);
    }

    private List<String> leastTellingFirst(List<String> lines) {
        return lines.stream()
                .sorted(
                        Comparator.comparingLong(
                                line -> NAME.matcher(line).results().flatMap(this::named).count()))
                .toList();
    }

    private boolean says(String line, ReportedError whole) {
        return read(line).filter(whole::equals).isPresent();
    }

    private Optional<ErrnoMention> mention(String text) {
        Optional<ErrnoMention> named =
                NAME.matcher(text).results().flatMap(this::named).findFirst();
        if (named.isPresent()) {
            return named;
        }
        return Stream.of(wordings.in(text), numbered(text)).flatMap(Optional::stream).findFirst();
    }

    private Stream<ErrnoMention> named(MatchResult found) {
        return reference.named(found.group()).stream()
                .map(entry -> new ErrnoMention(entry.name(), found.start(), found.end()));
    }

    private Optional<ErrnoMention> numbered(String text) {
        if (ONLY_NUMBER.matcher(text).matches()) {
            return entry(text)
                    .filter(errno -> !errno.startsWith("EAI_"))
                    .map(errno -> new ErrnoMention(errno, 0, text.length()));
        }
        return Stream.of(NUMBER, NUMBER_BEHIND)
                .flatMap(pattern -> pattern.matcher(text).results())
                .flatMap(found ->
                        entry(number(found)).stream()
                                .map(errno -> new ErrnoMention(errno, found.start(), found.end())))
                .findFirst();
    }

    private static String number(MatchResult found) {
        for (int group = 1; group <= found.groupCount(); group++) {
            @Nullable String number = found.group(group);
            if (number != null) {
                return number;
            }
        }
        throw new IllegalStateException("no alternative of the pattern matched");
    }

    private Optional<String> entry(String number) {
        return reference.find(number, NumberSpace.LINUX).stream()
                .map(match -> match.entry().name())
                .findFirst();
    }
}
