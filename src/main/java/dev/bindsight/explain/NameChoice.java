package dev.bindsight.explain;

import dev.bindsight.explain.calls.CallMention;
import dev.bindsight.explain.errnos.ErrnoWord;
import dev.bindsight.explain.errnos.Mention;
import dev.bindsight.explain.places.Ascii;
import dev.bindsight.explain.places.NamedPlace;
import dev.bindsight.explain.places.Piece;

import java.util.List;
import java.util.Locale;

/** Which name was looked up, where a look-up failed: not that of the name server. */
final class NameChoice {
    private static final int DNS = 53;

    private final String text;
    private final WrittenName names;
    private final NameBehind behind;
    private final NameBefore before;

    NameChoice(String text) {
        this.text = text;
        this.names = new WrittenName(text);
        this.behind = new NameBehind(text);
        this.before = new NameBefore(text);
    }

    /** The name, with a port if one stands at it. */
    PlaceChoice.Chosen of(Cluster cluster, List<CallMention> calls, List<NamedPlace> places) {
        return name(cluster, calls, withoutServers(places));
    }

    /** {@code lookup on 127.0.0.11:53}: who was asked, where what was asked for is not said. */
    private static List<NamedPlace> withoutServers(List<NamedPlace> places) {
        return places.stream().filter(each -> each.port() != DNS || each.host() == null).toList();
    }

    private PlaceChoice.Chosen name(
            Cluster cluster, List<CallMention> calls, List<NamedPlace> places) {
        for (Mention each : cluster.mentions()) {
            boolean says =
                    each.kind() == ErrnoWord.Kind.NAME
                            || each.kind() == ErrnoWord.Kind.WORDS && endsInHost(each);
            boolean quoted = Ascii.isQuote(Ascii.at(text, each.end()));
            if (!quoted && (says || each.kind() == ErrnoWord.Kind.CLASS)) {
                PlaceChoice.Chosen follows = behind.of(each.end(), cluster);
                if (!follows.isNothing()) {
                    return follows;
                }
            }
        }
        for (int i = calls.size() - 1; i >= 0; i--) {
            CallMention call = calls.get(i);
            if (call.call().equals("getaddrinfo")
                    && call.start() >= cluster.from()
                    && call.end() <= cluster.to()) {
                PlaceChoice.Chosen follows = behind.of(call.end(), cluster);
                if (!follows.isNothing()) {
                    return follows;
                }
            }
        }
        PlaceChoice.Chosen enclosed = behind.enclosed(cluster);
        if (!enclosed.isNothing()) {
            return enclosed;
        }
        PlaceChoice.Chosen precedes =
                saysResolve(cluster)
                        ? PlaceChoice.Chosen.NONE
                        : before.of(cluster.start(), cluster.from());
        if (!precedes.isNothing()) {
            return precedes;
        }
        Piece twice = NameSaidTwice.before(text, cluster);
        if (twice != null) {
            return names.place(twice.start(), twice.end(), twice.end());
        }
        PlaceChoice.Chosen pair =
                PlaceChoice.of(
                        cluster.start(),
                        cluster.end(),
                        cluster.from(),
                        cluster.to(),
                        places.stream()
                                .filter(each -> each.form() == NamedPlace.Form.PAIR)
                                .toList());
        if (pair.host() != null && !Hosts.isAddress(pair.host())) {
            return pair;
        }
        PlaceChoice.Chosen quoted = quoted(cluster, places);
        return quoted.isNothing()
                ? PlaceChoice.of(
                        cluster.start(), cluster.end(), cluster.from(), cluster.to(), places)
                : quoted;
    }

    /** {@code ssh: Could not resolve hostname …}: before it stands who says so. */
    private boolean saysResolve(Cluster cluster) {
        String words = text.substring(cluster.start(), cluster.mentions().getFirst().end());
        return words.toLowerCase(Locale.ROOT).contains("not resolve");
    }

    private boolean endsInHost(Mention mention) {
        String words = text.substring(mention.start(), mention.end()).toLowerCase(Locale.ROOT);
        return words.endsWith("host")
                || words.endsWith("hostname")
                || words.endsWith("lookup")
                || words.endsWith("found");
    }

    private PlaceChoice.Chosen quoted(Cluster cluster, List<NamedPlace> places) {
        for (NamedPlace each : places) {
            boolean name =
                    each.host() != null
                            && !Hosts.isAddress(each.host())
                            && each.role() != NamedPlace.Role.OTHER;
            if (name && each.start() >= cluster.from() && each.end() <= cluster.to()) {
                return PlaceChoice.Chosen.of(each);
            }
        }
        return PlaceChoice.Chosen.NONE;
    }
}
