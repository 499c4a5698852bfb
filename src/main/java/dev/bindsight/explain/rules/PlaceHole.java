package dev.bindsight.explain.rules;

import dev.bindsight.explain.places.Ascii;
import dev.bindsight.explain.places.NamedPlace;
import dev.bindsight.explain.places.Piece;
import dev.bindsight.explain.places.PlaceAlone;
import dev.bindsight.explain.places.PlaceScanner;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The place in a hole of a template. It keeps the last one: templates that differ only in the words
 * behind a hole ask for the same.
 */
final class PlaceHole {
    /**
     * What stands in a hole.
     *
     * @param place absent where it can be none
     * @param port where it stands apart from the host
     */
    record Taken(@Nullable NamedPlace place, @Nullable Piece port) {}

    private final String text;
    private int start = -1;
    private int end;
    private boolean isHost;
    private @Nullable Taken last;

    PlaceHole(String text) {
        this.text = text;
    }

    /**
     * What stands in a part of the text.
     *
     * @param host whether the hole is one of a host, without a port
     * @return null if nothing there looks like a place
     */
    @Nullable Taken in(int from, int to, boolean host) {
        if (from != start || to != end || host != isHost) {
            last = taken(from, to, host);
            start = from;
            end = to;
            isHost = host;
        }
        return last;
    }

    private @Nullable Taken taken(int from, int to, boolean host) {
        NamedPlace whole =
                host ? PlaceAlone.host(text, from, to) : PlaceAlone.whole(text, from, to);
        if (whole != null) {
            return new Taken(whole, null);
        }
        List<NamedPlace> places = PlaceScanner.scan(text, from, to);
        NamedPlace first = places.isEmpty() ? null : places.getFirst();
        if (first != null && !(host && first.form() == NamedPlace.Form.PORT)) {
            boolean apart =
                    places.size() > 1
                            && first.form() == NamedPlace.Form.PORT
                            && first.host() == null
                            && places.get(1).form() == NamedPlace.Form.HOST;
            return apart ? new Taken(places.get(1), first.portSpan()) : new Taken(first, null);
        }
        return host || Ascii.isQuote(Ascii.at(text, from - 1))
                ? new Taken(PlaceAlone.name(text, from, to), null)
                : null;
    }
}
