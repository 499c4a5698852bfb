package dev.bindsight.explain.log;

import dev.bindsight.explain.FoundError;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.explain.TextMark;
import dev.bindsight.explain.lines.LogTime;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A group while the log is read. */
final class GroupBuilder {
    /** More different peers are not counted. */
    private static final int MOST_PEERS = 10_000;

    /** So many lines before the first error of a group are kept with it. */
    private static final int LINES_BEFORE = 3;

    private static final int LINES_BEHIND = 6;
    private static final int MOST_CHARACTERS = 8_000;

    private final FoundError example;
    private final String exampleText;
    private final boolean ofPeers;
    private final Set<String> peers = new HashSet<>();
    private final PlaceList places = new PlaceList();
    private final Axis.Counts times = new Axis.Counts();
    private final Axis.Counts bytes = new Axis.Counts();
    private long count;
    private @Nullable LogTime first;
    private @Nullable LogTime last;

    /** Begins one with its first error, as it was read in a text. */
    GroupBuilder(FoundError found, String text, boolean ofPeers) {
        this.ofPeers = ofPeers;
        int from = found.start();
        int to = found.end();
        for (TextMark mark : found.marks()) {
            from = Math.min(from, mark.start());
            to = Math.max(to, mark.end());
        }
        if (to - from > MOST_CHARACTERS) {
            from = found.start();
            to = Math.min(found.end(), from + MOST_CHARACTERS);
        }
        int begin = linesBefore(text, from);
        exampleText = text.substring(begin, linesBehind(text, to));
        example = moved(found, begin, exampleText.length());
    }

    private static int linesBefore(String text, int from) {
        int begin = from;
        for (int lines = 0; lines <= LINES_BEFORE; lines++) {
            int limit = Math.max(0, begin - 1 - MOST_CHARACTERS / 8);
            int i = begin - 1;
            do {
                i--;
            } while (i >= limit && text.charAt(i) != '\n');
            if (i < 0) {
                return 0;
            }
            begin = i + 1;
        }
        return begin;
    }

    private static int linesBehind(String text, int to) {
        int end = to;
        for (int lines = 0; lines <= LINES_BEHIND && end < text.length(); lines++) {
            int limit = Math.min(text.length(), end + 1 + MOST_CHARACTERS / 8);
            int newline = text.indexOf('\n', Math.min(end + 1, limit), limit);
            end = newline < 0 ? limit : newline;
        }
        return end;
    }

    private static FoundError moved(FoundError found, int by, int length) {
        List<TextMark> marks =
                found.marks().stream()
                        .map(mark -> new TextMark(mark.what(), mark.start() - by, mark.end() - by))
                        .filter(mark -> mark.start() >= 0 && mark.end() <= length)
                        .toList();
        int end = Math.min(found.end() - by, length);
        int start = found.start() - by;
        return new FoundError(
                found.error(),
                found.reporter(),
                found.text().substring(0, end - start),
                start,
                end,
                marks);
    }

    void add(ReportedError error, LogPlace place, @Nullable LogTime time) {
        count++;
        places.add(place);
        if (time != null) {
            first = first == null ? time : first;
            last = time;
        }
        if (ofPeers && error.host() != null && peers.size() < MOST_PEERS) {
            peers.add(error.host() + " " + error.port());
        }
    }

    Axis.Counts times() {
        return times;
    }

    Axis.Counts bytes() {
        return bytes;
    }

    LogGroup group(LogHistogram when) {
        ReportedError error = example.error();
        boolean placed = error.host() != null || error.port() != null;
        int different = ofPeers ? peers.size() : placed ? 1 : 0;
        ReportedError common =
                different > 1 ? new ReportedError(error.errno(), error.call(), null, null) : error;
        return new LogGroup(
                common, different, count, first, last, when, places.soFar(), example, exampleText);
    }
}
