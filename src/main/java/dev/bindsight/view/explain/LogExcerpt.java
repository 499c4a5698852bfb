package dev.bindsight.view.explain;

import dev.bindsight.explain.ErrorReader;
import dev.bindsight.explain.FoundError;
import dev.bindsight.explain.log.LogPlace;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A few lines of a log around one of its errors, read from the log itself.
 *
 * @param place where the error stands
 * @param lines the lines
 * @param first the number of the first of them, from 1
 * @param errors what was found in them
 * @param shown the error itself; absent where it is not there any more: the file has changed
 */
record LogExcerpt(
        LogPlace place,
        TextLines lines,
        long first,
        List<FoundError> errors,
        @Nullable FoundError shown) {
    private static final int LINES_BEFORE = 3;
    private static final int LINES_AFTER = 30;
    private static final int BYTES_BEFORE = 8_192;
    private static final int BYTES_AFTER = 32_768;

    /** Copies the list. */
    LogExcerpt {
        errors = List.copyOf(errors);
    }

    /**
     * Reads it. Blocks.
     *
     * @param errno the error that stands there
     */
    static LogExcerpt read(LogSource log, LogPlace place, String errno, ErrorReader reader)
            throws IOException {
        long from = Math.max(0, place.offset() - BYTES_BEFORE);
        byte[] part = log.read(from, (int) (place.offset() - from) + BYTES_AFTER);
        int at = (int) Math.min(place.offset() - from, part.length);
        int start = at;
        int before = 0;
        while (start > 0 && before < LINES_BEFORE) {
            int begin = behindFeed(part, start - 1);
            if (begin == 0 && from > 0) {
                // the line begins before what was read
                break;
            }
            start = begin;
            before++;
        }
        int end = behindLines(part, at, LINES_AFTER);
        String text = new String(part, start, end - start, StandardCharsets.UTF_8);
        TextLines lines = TextLines.of(text);
        List<FoundError> errors = reader.readAll(text);
        int offset = new String(part, start, at - start, StandardCharsets.UTF_8).length();
        Optional<FoundError> there =
                errors.stream()
                        .filter(error -> error.error().errno().equals(errno))
                        .filter(error -> begin(error) >= offset || error.end() > offset)
                        .findFirst();
        return new LogExcerpt(place, lines, place.line() - before, errors, there.orElse(null));
    }

    /** A mark of it may stand in a line before the one that says it. */
    private static int begin(FoundError error) {
        return error.marks().stream()
                .mapToInt(mark -> mark.start())
                .reduce(error.start(), Math::min);
    }

    /** Where the line begins that a line feed at this byte ends. */
    private static int behindFeed(byte[] part, int feed) {
        for (int i = feed - 1; i >= 0; i--) {
            if (part[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    private static int behindLines(byte[] part, int at, int count) {
        int lines = 0;
        for (int i = at; i < part.length; i++) {
            if (part[i] == '\n' && ++lines == count) {
                return i + 1;
            }
        }
        return part.length;
    }
}
