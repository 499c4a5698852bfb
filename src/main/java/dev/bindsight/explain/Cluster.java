package dev.bindsight.explain;

import dev.bindsight.errno.NumberSpace;
import dev.bindsight.explain.calls.CallMention;
import dev.bindsight.explain.errnos.ErrnoWord;
import dev.bindsight.explain.errnos.Mention;
import dev.bindsight.explain.places.NamedPlace;
import dev.bindsight.model.EaiCode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The mentions of one errno within a line: a name, its words, its number. A line may say several
 * errors, each with a place of its own.
 *
 * @param mentions at least one, in their order
 * @param from where in the line what belongs to it begins
 * @param to behind it
 */
record Cluster(List<Mention> mentions, int from, int to) {
    private static final int LONGEST_GAP = 2;

    /** Where its first mention begins. */
    int start() {
        return mentions.getFirst().start();
    }

    /** Behind its last mention. */
    int end() {
        return mentions.getLast().end();
    }

    /** What says most: a name before a number, words before a class. */
    Mention strongest() {
        Mention best = mentions.getFirst();
        for (Mention each : mentions) {
            boolean stronger = each.kind().ordinal() < best.kind().ordinal();
            if (stronger || isVague(best) && each.kind() == best.kind()) {
                best = each;
            }
        }
        return best;
    }

    /** {@code Could not resolve hostname web1: Temporary failure in name resolution}. */
    private static boolean isVague(Mention mention) {
        return mention.kind() == ErrnoWord.Kind.WORDS
                && mention.errno().equals(EaiCode.EAI_NONAME.name());
    }

    /** The first mention that is a number; before others the one that Windows has for it. */
    @Nullable Mention number() {
        Mention first = null;
        for (Mention each : mentions) {
            if (each.kind() == ErrnoWord.Kind.NUMBER) {
                if (each.space() == NumberSpace.WINDOWS) {
                    return each;
                }
                first = first == null ? each : first;
            }
        }
        return first;
    }

    /** The clusters of a line with mentions, and with the calls that it names. */
    static List<Cluster> of(List<Mention> mentions, LinePlaces ofLine, List<CallMention> calls) {
        int from = ofLine.from();
        int to = ofLine.to();
        if (areSideBySide(mentions)) {
            return List.of(new Cluster(mentions, from, to));
        }
        List<NamedPlace> places = ofLine.all();
        boolean placesFollow = placeBetween(places, from, mentions.getFirst().start()) == null;
        var clusters = new ArrayList<Cluster>(2);
        var current = new ArrayList<Mention>();
        NamedPlace currentPlace = null;
        int begin = from;
        for (int i = 0; i < mentions.size(); i++) {
            Mention mention = mentions.get(i);
            int before = i == 0 ? from : mentions.get(i - 1).end();
            int behind = i + 1 < mentions.size() ? mentions.get(i + 1).start() : to;
            NamedPlace place =
                    placesFollow
                            ? placeFrom(places, mention.end(), behind)
                            : placeBetween(places, before, mention.start());
            boolean apart = place != null && currentPlace != null && areApart(place, currentPlace);
            int ofAnother =
                    apart || current.isEmpty()
                            ? -1
                            : otherCall(ofLine, current.getLast(), mention, calls);
            if (apart || ofAnother >= 0) {
                int cut = ofAnother >= 0 ? ofAnother : placesFollow ? mention.start() : before;
                clusters.add(new Cluster(List.copyOf(current), begin, cut));
                current.clear();
                begin = cut;
                currentPlace = place;
            }
            currentPlace = currentPlace == null ? place : currentPlace;
            current.add(mention);
        }
        clusters.add(new Cluster(List.copyOf(current), begin, to));
        return clusters;
    }

    /**
     * Whether all are of one errno with nothing between them: {@code EADDRINUSE: address already in
     * use}. No place has so few characters, so they are of one, wherever it stands.
     */
    private static boolean areSideBySide(List<Mention> mentions) {
        for (int i = 1; i < mentions.size(); i++) {
            Mention before = mentions.get(i - 1);
            Mention here = mentions.get(i);
            if (here.start() - before.end() > LONGEST_GAP || !here.errno().equals(before.errno())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Where a sentence ends between two errnos, so that the second one is said of a call of its
     * own: {@code bind: Address already in use; listen: Invalid argument}; -1 if it is not.
     */
    private static int otherCall(
            LinePlaces ofLine, Mention one, Mention other, List<CallMention> calls) {
        if (one.errno().equals(other.errno()) || !saysAll(one) || !saysAll(other)) {
            return -1;
        }
        for (CallMention each : calls) {
            boolean between = each.start() > one.end() && each.end() <= other.start();
            if (between && other.kind() == ErrnoWord.Kind.NAME && each.end() == other.start() - 1) {
                return each.start(); // listen EACCES … listen EADDRINUSE …
            }
            int cut = between ? ofLine.endOfSentence(one.end(), each.start()) : -1;
            if (cut >= 0) {
                return cut;
            }
        }
        return -1;
    }

    private static boolean saysAll(Mention mention) {
        return mention.kind() == ErrnoWord.Kind.NAME || mention.kind() == ErrnoWord.Kind.WORDS;
    }

    /** The first between two offsets. */
    private static @Nullable NamedPlace placeFrom(List<NamedPlace> places, int from, int to) {
        for (NamedPlace each : places) {
            if (isPairBetween(each, from, to)) {
                return each;
            }
        }
        return null;
    }

    /** The last between two offsets. */
    private static @Nullable NamedPlace placeBetween(List<NamedPlace> places, int from, int to) {
        NamedPlace last = null;
        for (NamedPlace each : places) {
            if (isPairBetween(each, from, to)) {
                last = each;
            }
        }
        return last;
    }

    private static boolean isPairBetween(NamedPlace place, int from, int to) {
        return place.form() == NamedPlace.Form.PAIR
                && place.role() != NamedPlace.Role.OTHER
                && place.start() >= from
                && place.end() <= to;
    }

    /** Whether they are two, and not one by its name and by its address. */
    private static boolean areApart(NamedPlace a, NamedPlace b) {
        if (a.port() != b.port() && a.port() > 0 && b.port() > 0) {
            return true;
        }
        String one = a.host();
        String other = b.host();
        return one != null && other != null && Hosts.areTwo(one, other);
    }
}
