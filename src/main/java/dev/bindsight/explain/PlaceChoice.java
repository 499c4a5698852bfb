package dev.bindsight.explain;

import dev.bindsight.explain.places.NamedPlace;
import dev.bindsight.explain.places.Piece;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Which of the places that a line names is the one that failed: right behind the errno as Node.js
 * prints it, else the nearest before it as Go does, never the other end.
 */
final class PlaceChoice {
    /** What stands so near behind an errno is meant by it. */
    private static final int TIGHT = 6;

    private static final int BEHIND = 30;
    private static final int ONLY_PORT = 60;
    private static final int ONLY_HOST = 90;

    /**
     * A place that was chosen.
     *
     * @param host absent where none is said
     * @param hostAt where it stands
     * @param port 0 where none is said
     * @param portAt where it stands
     */
    record Chosen(@Nullable String host, @Nullable Piece hostAt, int port, @Nullable Piece portAt) {
        static final Chosen NONE = new Chosen(null, null, 0, null);

        static Chosen of(NamedPlace place) {
            return new Chosen(place.host(), place.hostSpan(), place.port(), place.portSpan());
        }

        boolean isNothing() {
            return host == null && port == 0;
        }

        /** The same host with that port. */
        Chosen with(int otherPort, @Nullable Piece otherPortAt) {
            return new Chosen(host, hostAt, otherPort, otherPortAt);
        }

        /** With what it does not say itself. */
        Chosen or(Chosen other) {
            if (port > 0 && host != null || other.isNothing()) {
                return this;
            }
            if (isNothing()) {
                return other;
            }
            return new Chosen(
                    host == null ? other.host : host,
                    host == null ? other.hostAt : hostAt,
                    port == 0 ? other.port : port,
                    port == 0 ? other.portAt : portAt);
        }
    }

    private PlaceChoice() {}

    /**
     * The place of an error that is said from one offset to another, among those of its part of the
     * line.
     */
    static Chosen of(int start, int end, int from, int to, List<NamedPlace> places) {
        NamedPlace best = null;
        NamedPlace port = null;
        NamedPlace host = null;
        int bestScore = Integer.MAX_VALUE;
        for (NamedPlace each : places) {
            if (each.start() < from || each.end() > to || each.role() == NamedPlace.Role.OTHER) {
                continue;
            }
            int score = score(each, start, end);
            if (score < bestScore) {
                best = each;
                bestScore = score;
            }
            if (each.form() == NamedPlace.Form.PORT
                    && (port == null || score < score(port, start, end))) {
                port = each;
            }
            if (each.form() == NamedPlace.Form.HOST
                    && (host == null || score < score(host, start, end))) {
                host = each;
            }
        }
        if (best == null) {
            return Chosen.NONE;
        }
        Chosen chosen = Chosen.of(best);
        if (best.form() == NamedPlace.Form.PORT && host != null) {
            return chosen.or(Chosen.of(host));
        }
        return best.form() == NamedPlace.Form.HOST && port != null
                ? chosen.or(Chosen.of(port))
                : chosen;
    }

    private static int score(NamedPlace place, int start, int end) {
        int form =
                switch (place.form()) {
                    case PAIR, PATH -> 0;
                    case PORT -> ONLY_PORT;
                    case HOST -> ONLY_HOST;
                };
        int role =
                switch (place.role()) {
                    case UPSTREAM -> -100_000;
                    case KEYED -> -40;
                    case PLAIN, OTHER -> 0;
                };
        if (place.start() >= end) {
            int gap = place.start() - end;
            return form + role + gap + (gap <= TIGHT ? 0 : BEHIND);
        }
        return form + role + Math.max(0, start - place.end()) + TIGHT;
    }
}
