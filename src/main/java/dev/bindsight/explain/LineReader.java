package dev.bindsight.explain;

import dev.bindsight.explain.calls.CallMention;
import dev.bindsight.explain.errnos.ErrnoNumbers;
import dev.bindsight.explain.errnos.ErrnoWord;
import dev.bindsight.explain.errnos.Mention;
import dev.bindsight.explain.lines.Lines;
import dev.bindsight.explain.places.Ascii;
import dev.bindsight.explain.places.NamedPlace;
import dev.bindsight.explain.places.Piece;
import dev.bindsight.explain.rules.Fit;
import dev.bindsight.explain.rules.Rule;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads the errors that one line says, by a rule where one fits and else as any text. */
final class LineReader {
    static final String UNKNOWN = "UNKNOWN";

    private final Lines lines;
    private final String text;
    private final NumberChoice numbers;
    private final FieldText fields;
    private final CallChoice calls;
    private final NameChoice names;
    private final PeerName peers;
    private final SocketEvidence evidence;

    LineReader(Lines lines, ErrnoNumbers numbers, Systems systems) {
        this.lines = lines;
        this.text = lines.text();
        this.numbers = new NumberChoice(text, numbers, systems);
        this.fields = new FieldText(text);
        this.calls = new CallChoice(text);
        this.names = new NameChoice(text);
        this.peers = new PeerName(text);
        this.evidence = new SocketEvidence(text);
    }

    /** The errors of a line, in its order. */
    List<Reading> read(int line, LineFindings found) {
        int to = lines.end(line);
        List<Integer> several = found.startsOfSeveral();
        if (several.isEmpty()) {
            return read(line, found, lines.body(line), to, found.mentions());
        }
        var readings = new ArrayList<Reading>(several.size());
        for (int i = 0; i < several.size(); i++) {
            int from = i == 0 ? lines.body(line) : several.get(i);
            int end = i + 1 < several.size() ? several.get(i + 1) : to;
            readings.addAll(read(line, found, from, end, found.mentions(from, end)));
        }
        return readings;
    }

    private List<Reading> read(
            int line, LineFindings found, int from, int to, List<Mention> mentions) {
        RuleChoice rule = RuleChoice.of(found, from, to);
        if (rule != null && rule.rule().nothing()) {
            return List.of();
        }
        if (mentions.isEmpty()) {
            return rule != null && rule.rule().saysErrno()
                    ? List.of(
                            ruled(
                                    line,
                                    rule,
                                    null,
                                    found,
                                    new LinePlaces(text, from, to, mentions)))
                    : failed(line, found, from, to);
        }
        var places = new LinePlaces(text, from, to, mentions);
        var readings = new ArrayList<Reading>(1);
        for (Cluster cluster : Cluster.of(mentions, places, found.calls())) {
            boolean whole = cluster.from() == from && cluster.to() == to;
            RuleChoice own = whole ? rule : RuleChoice.of(found, cluster.from(), cluster.to());
            if (own == null && RuleChoice.isOfAnother(cluster, found)) {
                continue;
            }
            Reading reading =
                    own == null
                            ? generic(line, cluster, found.calls(), places, null)
                            : ruled(line, own, cluster, found, places);
            if (reading != null) {
                readings.add(reading);
            }
        }
        return readings;
    }

    /** What words say that name no errno. */
    private List<Reading> failed(int line, LineFindings found, int from, int to) {
        if (!CallChoice.hasFailed(found.calls())) {
            return List.of();
        }
        var places = new LinePlaces(text, from, to, List.of());
        CallMention failed = UnexplainedFailure.call(found.calls(), places.all());
        if (failed == null) {
            return List.of();
        }
        Mention number = numbers.behind(failed, to);
        Reading reading =
                number == null
                        ? UnexplainedFailure.of(text, line, failed, from, to, places.all())
                        : generic(
                                line,
                                new Cluster(List.of(number), from, to),
                                found.calls(),
                                places,
                                null);
        return reading == null ? List.of() : List.of(reading);
    }

    private @Nullable Reading ruled(
            int line,
            RuleChoice chosen,
            @Nullable Cluster cluster,
            LineFindings found,
            LinePlaces places) {
        Rule rule = chosen.rule();
        Fit fit = chosen.fit();
        Cluster part = cluster;
        boolean itsOwn = rule.tls() != null || rule.errno() != null && !rule.givesWay();
        if (part == null || itsOwn) {
            String errno = rule.errno() == null ? numbers.errno(fit) : rule.errno();
            var said =
                    new Mention(
                            errno,
                            ErrnoWord.Kind.WORDS,
                            fit.start(),
                            Math.min(fit.end(), places.to()),
                            null,
                            null,
                            null);
            part = new Cluster(List.of(said), places.from(), places.to());
        }
        return generic(line, part, found.calls(), places, chosen);
    }

    private @Nullable Reading generic(
            int line,
            Cluster cluster,
            List<CallMention> said,
            LinePlaces places,
            @Nullable RuleChoice chosen) {
        Rule rule = chosen == null ? null : chosen.rule();
        Fit fit = chosen == null ? null : chosen.fit();
        Mention strongest = fit != null && fit.errno() != null ? fit.errno() : cluster.strongest();
        String errno = strongest.errno();
        NumberChoice.Chosen number = numbers.of(cluster, strongest, fit);
        if (number != null && strongest.kind() != ErrnoWord.Kind.NAME) {
            errno = number.read().errno();
        }
        CallChoice.Chosen call = call(cluster, said, rule, fit);
        boolean query = call != null && call.name().startsWith("query"); // of Node.js' own resolver
        PlaceChoice.Chosen place =
                place(cluster, said, places, query || errno.startsWith("EAI_"), rule, fit);
        if ((rule == null || !rule.saysErrno()) && evidence.isOfFiles(cluster)) {
            return null;
        }
        boolean given =
                rule != null
                        || number != null && ErrnoNumbers.isOfWinsock(number.number())
                        || evidence.isOfSockets(cluster, errno)
                        || evidence.isGiven(cluster, call, place, lines.count() == 1);
        if (!given && evidence.namesFile(cluster.end())) {
            return null;
        }
        boolean leavesCall =
                rule == null
                        || fit != null
                                && fit.call() == null
                                && rule.call() == null
                                && !rule.unsaid().contains("call");
        if (errno.startsWith("EAI_") && leavesCall && isLookup(cluster, call)) {
            call = new CallChoice.Chosen("getaddrinfo", null);
        }
        if (call == null && (rule == null || !rule.unsaid().contains("call"))) {
            String implied = impliedCall(cluster);
            call = implied == null ? null : new CallChoice.Chosen(implied, null);
        }
        return new Reading(
                line,
                errno,
                new Piece(strongest.start(), strongest.end()),
                number == null ? null : number.number(),
                number == null ? null : number.at(),
                number == null ? null : number.read().space(),
                call == null ? null : call.name(),
                call == null ? null : call.at(),
                place.host(),
                place.hostAt(),
                place.port(),
                place.portAt(),
                rule,
                !given,
                fields.isField(cluster));
    }

    /** Words for a name that was not found say which call it was, whatever it was wanted for. */
    private static boolean isLookup(Cluster cluster, CallChoice.@Nullable Chosen call) {
        boolean named = cluster.strongest().kind() == ErrnoWord.Kind.NAME;
        boolean query = call != null && call.at() != null && call.name().startsWith("query");
        return !named && !query;
    }

    private static @Nullable String impliedCall(Cluster cluster) {
        String implied = cluster.strongest().call();
        for (Mention each : cluster.mentions()) {
            implied = implied == null ? each.call() : implied;
        }
        return implied;
    }

    private CallChoice.@Nullable Chosen call(
            Cluster cluster, List<CallMention> said, @Nullable Rule rule, @Nullable Fit fit) {
        if (rule != null && rule.unsaid().contains("call")) {
            return null;
        }
        if (rule != null && rule.call() != null) {
            return new CallChoice.Chosen(rule.call(), null);
        }
        if (fit != null && fit.call() != null) {
            return new CallChoice.Chosen(fit.call().in(text), fit.call());
        }
        CallChoice.Chosen field = calls.field(cluster.from(), cluster.to());
        return field == null ? calls.of(cluster, said) : field;
    }

    private PlaceChoice.Chosen place(
            Cluster cluster,
            List<CallMention> said,
            LinePlaces places,
            boolean isOfName,
            @Nullable Rule rule,
            @Nullable Fit fit) {
        PlaceChoice.Chosen chosen = PlaceChoice.Chosen.NONE;
        PlaceChoice.Chosen taken =
                fit == null || fit.place() == null
                        ? PlaceChoice.Chosen.NONE
                        : PlaceChoice.Chosen.of(fit.place());
        boolean saysPort = taken.port() > 0 || fit != null && fit.port() != null;
        boolean lastResort = rule != null && rule.tls() != null && !saysPort;
        if (!lastResort) {
            chosen = taken;
        }
        if (fit != null && fit.port() != null) {
            Piece at = fit.port();
            chosen =
                    new PlaceChoice.Chosen(
                            chosen.host(),
                            chosen.hostAt(),
                            Ascii.number(text, at.start(), at.end()),
                            at);
        }
        if (chosen.isNothing()) {
            boolean lookup =
                    isOfName || said.stream().anyMatch(call -> call.call().equals("getaddrinfo"));
            chosen =
                    lookup
                            ? names.of(cluster, said, places.all())
                            : PlaceChoice.of(
                                    cluster.start(),
                                    cluster.end(),
                                    cluster.from(),
                                    cluster.to(),
                                    places.all());
        }
        if (lastResort && !taken.isNothing() && chosen.port() == 0) {
            chosen = taken;
        }
        if (chosen.isNothing()) {
            chosen = peers.of(cluster, said);
        }
        if (chosen.host() != null && chosen.port() == 0) {
            chosen = withPort(chosen, places);
        }
        return rule == null ? chosen : without(chosen, rule);
    }

    /** With the port that stands at the same name elsewhere in the line. */
    private static PlaceChoice.Chosen withPort(PlaceChoice.Chosen chosen, LinePlaces places) {
        for (NamedPlace each : places.all()) {
            boolean same =
                    each.form() == NamedPlace.Form.PAIR
                            && each.port() > 0
                            && chosen.host() != null
                            && chosen.host().equalsIgnoreCase(each.host());
            if (same) {
                return chosen.or(PlaceChoice.Chosen.of(each));
            }
        }
        return chosen;
    }

    private static PlaceChoice.Chosen without(PlaceChoice.Chosen chosen, Rule rule) {
        boolean noHost = rule.unsaid().contains("host");
        boolean noPort = rule.unsaid().contains("port");
        return new PlaceChoice.Chosen(
                noHost ? null : chosen.host(),
                noHost ? null : chosen.hostAt(),
                noPort ? 0 : chosen.port(),
                noPort ? null : chosen.portAt());
    }
}
