package dev.bindsight.explain;

import dev.bindsight.explain.calls.CallMention;
import dev.bindsight.explain.calls.CallWord;
import dev.bindsight.explain.places.Ascii;
import dev.bindsight.explain.places.NamedPlace;
import dev.bindsight.explain.places.Piece;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;

/** Reads words that say a call failed and not why: {@code Could not connect to db:5432}. */
final class UnexplainedFailure {
    /** What stands between a call and the socket it is made on. */
    private static final Set<String> OF_A_SOCKET =
            Set.of(
                    "to",
                    "on",
                    "a",
                    "an",
                    "the",
                    "its",
                    "our",
                    "new",
                    "tcp",
                    "udp",
                    "unix",
                    "ipv4",
                    "ipv6",
                    "raw",
                    "server",
                    "client",
                    "listening",
                    "listen",
                    "local",
                    "control",
                    "network",
                    "domain",
                    "stream",
                    "datagram",
                    "http",
                    "https",
                    "tls",
                    "ssl",
                    "multicast",
                    "broadcast",
                    "address",
                    "port");

    /** So far behind a call its object is looked for. */
    private static final int REACH = 40;

    private UnexplainedFailure() {}

    /** The call that they say has failed, that with a place behind it before others. */
    static @Nullable CallMention call(List<CallMention> calls, List<NamedPlace> places) {
        CallMention failed = null;
        for (CallMention each : calls) {
            boolean says = each.use() == CallWord.Use.FAILED;
            if (says && (failed == null || placeFollows(each, places))) {
                failed = each;
            }
        }
        return failed;
    }

    /** What they say, if they say of which place. */
    static @Nullable Reading of(
            String text, int line, CallMention failed, int from, int to, List<NamedPlace> places) {
        PlaceChoice.Chosen place = PlaceChoice.of(failed.start(), failed.end(), from, to, places);
        String host = place.host();
        Piece hostAt = place.hostAt();
        boolean ofUrl = hostAt != null && text.startsWith("://", hostAt.start() - 3);
        boolean telling = host != null && (host.startsWith("/") || Hosts.isAddress(host) || ofUrl);
        if (place.port() == 0 && !telling && !namesSocket(text, failed, to)) {
            return null;
        }
        var at = new Piece(failed.start(), failed.end());
        return new Reading(
                line,
                LineReader.UNKNOWN,
                at,
                null,
                null,
                null,
                failed.call(),
                at,
                place.host(),
                place.hostAt(),
                place.port(),
                place.portAt(),
                null,
                false,
                false);
    }

    /** {@code Unable to bind to UDP socket}: of which is not said, but that it is one. */
    private static boolean namesSocket(String text, CallMention failed, int to) {
        if (!failed.call().equals("bind") && !failed.call().equals("listen")) {
            return false;
        }
        int socket = text.indexOf(" socket", failed.end(), Math.min(to, failed.end() + REACH));
        if (socket < 0 || Ascii.isWord(Ascii.at(text, socket + " socket".length()))) {
            return false;
        }
        var between = new StringTokenizer(text.substring(failed.end(), socket), " ");
        while (between.hasMoreTokens()) {
            if (!OF_A_SOCKET.contains(between.nextToken().toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }

    private static boolean placeFollows(CallMention call, List<NamedPlace> places) {
        for (NamedPlace each : places) {
            if (each.form() == NamedPlace.Form.PAIR
                    && each.start() >= call.end()
                    && each.start() - call.end() < 24) {
                return true;
            }
        }
        return false;
    }
}
