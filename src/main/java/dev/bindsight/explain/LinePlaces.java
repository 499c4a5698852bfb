package dev.bindsight.explain;

import dev.bindsight.explain.errnos.Mention;
import dev.bindsight.explain.places.NamedPlace;
import dev.bindsight.explain.places.Piece;
import dev.bindsight.explain.places.PlaceScanner;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The places that a line names; {@code address: x} within the words of an errno is none. Looked for
 * when they are first asked for: where a rule took the place, nobody does.
 */
final class LinePlaces {
    private final String text;
    private final int from;
    private final int to;
    private final List<Mention> mentions;
    private @Nullable List<NamedPlace> all;

    /** Within a line, with the errnos that it mentions. */
    LinePlaces(String text, int from, int to, List<Mention> mentions) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.mentions = mentions;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Behind the last comma or semicolon before a blank between two offsets, or -1. */
    int endOfSentence(int first, int behind) {
        for (int i = behind - 2; i >= first; i--) {
            if (text.charAt(i + 1) == ' ' && ",;".indexOf(text.charAt(i)) >= 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /** All of them, in their order. */
    List<NamedPlace> all() {
        List<NamedPlace> known = all;
        if (known == null) {
            known = found();
            all = known;
        }
        return known;
    }

    private List<NamedPlace> found() {
        List<NamedPlace> scanned = PlaceScanner.scan(text, from, to);
        if (mentions.isEmpty()) {
            return scanned;
        }
        var places = new ArrayList<NamedPlace>(scanned.size());
        for (NamedPlace each : scanned) {
            if (!isWithinMention(each)) {
                places.add(each);
            }
        }
        return places;
    }

    private boolean isWithinMention(NamedPlace place) {
        if (place.form() != NamedPlace.Form.HOST) {
            return false;
        }
        Piece host = place.hostSpan();
        for (Mention each : mentions) {
            boolean hostWithin =
                    host != null && host.start() >= each.start() && host.start() < each.end();
            if (hostWithin || place.start() >= each.start() && place.start() < each.end()) {
                return true;
            }
        }
        return false;
    }
}
