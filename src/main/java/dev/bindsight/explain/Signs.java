package dev.bindsight.explain;

import dev.bindsight.errno.NumberSpace;
import dev.bindsight.explain.places.Piece;
import dev.bindsight.explain.rules.Fit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What a text shows of who printed it: words that only one runtime has, and its version. */
final class Signs {
    private static final int NEAR_LINES = 60;

    private record Sign(int line, String reporter, @Nullable Piece version) {}

    private final String text;
    private final Speakers speakers;
    private final List<Sign> signs = new ArrayList<>();

    Signs(String text, Speakers speakers) {
        this.text = text;
        this.speakers = speakers;
    }

    /** Adds one; they come in the order of their lines. */
    void add(int line, String reporter, Fit fit) {
        signs.add(new Sign(line, reporter, fit.version()));
        speakers.sign(line, reporter);
    }

    /** Who printed an error: who its rule says, else the nearest sign of the same program. */
    @Nullable Reporter of(Reading error, @Nullable NumberSpace system) {
        int line = error.line();
        String ofRule = error.rule() == null ? null : error.rule().reporter();
        Sign nearest = null;
        Piece version = null;
        int first = firstFrom(line - NEAR_LINES);
        for (int i = first; i < signs.size() && signs.get(i).line <= line + NEAR_LINES; i++) {
            Sign each = signs.get(i);
            boolean other = ofRule != null && !each.reporter.equals(ofRule);
            boolean nearer =
                    nearest == null || Math.abs(each.line - line) < Math.abs(nearest.line - line);
            if (!other
                    && nearer
                    && (ofRule != null || speakers.isOfOne(each.line, error, each.reporter))) {
                nearest = each;
            }
        }
        String name = ofRule != null ? ofRule : nearest == null ? null : nearest.reporter;
        for (int i = first;
                version == null && i < signs.size() && signs.get(i).line <= line + NEAR_LINES;
                i++) {
            version = signs.get(i).reporter.equals(name) ? signs.get(i).version : null;
        }
        return name == null
                ? null
                : new Reporter(name, version == null ? null : version.in(text), system);
    }

    /** The index of the first sign that stands on a line or below it: a log has many. */
    private int firstFrom(int line) {
        int from = 0;
        int to = signs.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (signs.get(middle).line < line) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
