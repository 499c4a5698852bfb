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
        for (Sign each : signs) {
            int distance = Math.abs(each.line - line);
            boolean other = ofRule != null && !each.reporter.equals(ofRule);
            if (distance > NEAR_LINES || other) {
                continue;
            }
            boolean nearer = nearest == null || distance < Math.abs(nearest.line - line);
            if (nearer && (ofRule != null || speakers.isOfOne(each.line, error, each.reporter))) {
                nearest = each;
            }
        }
        String name = ofRule != null ? ofRule : nearest == null ? null : nearest.reporter;
        for (Sign each : signs) {
            if (version == null
                    && each.reporter.equals(name)
                    && Math.abs(each.line - line) <= NEAR_LINES) {
                version = each.version;
            }
        }
        return name == null
                ? null
                : new Reporter(name, version == null ? null : version.in(text), system);
    }
}
