package dev.bindsight.explain;

import dev.bindsight.errno.NumberSpace;
import dev.bindsight.explain.calls.CallMention;
import dev.bindsight.explain.calls.CallWord;
import dev.bindsight.explain.errnos.ErrnoNumbers;
import dev.bindsight.explain.errnos.ErrnoWord;
import dev.bindsight.explain.errnos.Mention;
import dev.bindsight.explain.errnos.NumberWords;
import dev.bindsight.explain.lines.Lines;
import dev.bindsight.explain.places.Ascii;
import dev.bindsight.explain.places.NamedPlace;
import dev.bindsight.explain.places.Piece;
import dev.bindsight.explain.places.PlaceScanner;
import dev.bindsight.explain.rules.Fit;
import dev.bindsight.explain.rules.Rule;
import dev.bindsight.explain.rules.RuleSet;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads the errors that one line says, by a rule where one fits and else as any text. */
final class LineReader {
    static final String UNKNOWN = "UNKNOWN";

    private final Lines lines;
    private final String text;
    private final ErrnoNumbers numbers;
    private final @Nullable NumberSpace hint;
    private final CallChoice calls;
    private final NameChoice names;
    private final SocketEvidence evidence;

    LineReader(Lines lines, ErrnoNumbers numbers, @Nullable NumberSpace hint) {
        this.lines = lines;
        this.text = lines.text();
        this.numbers = numbers;
        this.hint = hint;
        this.calls = new CallChoice(text);
        this.names = new NameChoice(text);
        this.evidence = new SocketEvidence(text);
    }

    /** The errors of a line, in its order. */
    List<Reading> read(int line, LineFindings found) {
        int from = lines.body(line);
        int to = lines.end(line);
        LineFindings.@Nullable Fitted rule = rule(found, from, to);
        if (rule != null && rule.trial().rule().nothing()) {
            return List.of();
        }
        List<Mention> mentions = found.mentions();
        if (mentions.isEmpty()) {
            return rule != null && rule.trial().rule().saysErrno()
                    ? List.of(ruled(line, rule, null, found, from, to))
                    : failed(line, found, from, to);
        }
        List<NamedPlace> places = places(mentions, from, to);
        var readings = new ArrayList<Reading>(1);
        for (Cluster cluster : Cluster.of(mentions, places, from, to)) {
            LineFindings.@Nullable Fitted own = rule(found, cluster.from(), cluster.to());
            if (own == null && isOfAnother(cluster, found)) {
                continue;
            }
            Reading reading =
                    own == null
                            ? generic(line, cluster, found.calls(), places, null)
                            : ruled(line, own, cluster, found, from, to);
            if (reading != null) {
                readings.add(reading);
            }
        }
        return readings;
    }

    /** The places of a line; "address: x" within the words of an errno is none. */
    private List<NamedPlace> places(List<Mention> mentions, int from, int to) {
        var places = new ArrayList<NamedPlace>();
        for (NamedPlace each : PlaceScanner.scan(text, from, to)) {
            boolean within = false;
            for (Mention mention : mentions) {
                Piece host = each.hostSpan();
                within |=
                        each.form() == NamedPlace.Form.HOST
                                && (host != null
                                                && host.start() >= mention.start()
                                                && host.start() < mention.end()
                                        || each.start() >= mention.start()
                                                && each.start() < mention.end());
            }
            if (!within) {
                places.add(each);
            }
        }
        return places;
    }

    /** The rule whose template says most of a part of the line, if any fits. */
    private static LineFindings.@Nullable Fitted rule(LineFindings found, int from, int to) {
        LineFindings.Fitted best = null;
        for (LineFindings.Fitted each : found.fitted()) {
            Rule rule = each.trial().rule();
            Mention errno = each.fit().errno();
            boolean within =
                    errno == null
                            ? each.fit().start() < to && each.fit().end() > from
                            : errno.start() >= from && errno.start() < to;
            boolean counts =
                    rule != null
                            && within
                            && (rule.saysErrno() || rule.nothing() || !found.mentions().isEmpty());
            if (counts && (best == null || saysMore(each.trial(), best.trial()))) {
                best = each;
            }
        }
        return best;
    }

    /** Whether its words are a part of what a rule reads another errno from. */
    private static boolean isOfAnother(Cluster cluster, LineFindings found) {
        for (LineFindings.Fitted each : found.fitted()) {
            Mention errno = each.fit().errno();
            if (errno != null
                    && each.trial().rule() != null
                    && cluster.start() >= each.fit().start()
                    && cluster.end() <= errno.start()) {
                return true;
            }
        }
        return false;
    }

    /** A reason before none, and more words before fewer. */
    private static boolean saysMore(RuleSet.Trial one, RuleSet.Trial other) {
        boolean noReason = "unknown".equals(one.rule().tls());
        boolean otherNoReason = "unknown".equals(other.rule().tls());
        return noReason == otherNoReason || one.rule().tls() == null || other.rule().tls() == null
                ? one.weight() > other.weight()
                : otherNoReason;
    }

    /** What words say that name no errno: {@code Could not connect to db:5432}. */
    private List<Reading> failed(int line, LineFindings found, int from, int to) {
        if (!CallChoice.hasFailed(found.calls())) {
            return List.of();
        }
        List<NamedPlace> places = PlaceScanner.scan(text, from, to);
        CallMention failed = null;
        for (CallMention each : found.calls()) {
            boolean says = each.use() == CallWord.Use.FAILED;
            if (says && (failed == null || placeFollows(each, places))) {
                failed = each;
            }
        }
        if (failed == null) {
            return List.of();
        }
        NumberWords.Numbered numbered = NumberWords.bracketed(text, failed.end(), to);
        if (numbered == null) {
            numbered = NumberWords.closing(text, failed.end(), to);
        }
        if (numbered != null) {
            ErrnoNumbers.Read read = numbers.read(numbered.number(), null, hint);
            if (read != null && SocketEvidence.isOfSockets(read.errno())) {
                var mention =
                        new Mention(
                                read.errno(),
                                ErrnoWord.Kind.NUMBER,
                                numbered.start(),
                                numbered.end(),
                                numbered.number(),
                                read.space(),
                                null);
                Reading reading =
                        generic(
                                line,
                                new Cluster(List.of(mention), from, to),
                                found.calls(),
                                places,
                                null);
                return reading == null ? List.of() : List.of(reading);
            }
        }
        PlaceChoice.Chosen place = PlaceChoice.of(failed.start(), failed.end(), from, to, places);
        String host = place.host();
        boolean telling = host != null && (host.startsWith("/") || Hosts.isAddress(host));
        if (place.port() == 0 && !telling) {
            return List.of();
        }
        return List.of(
                new Reading(
                        line,
                        UNKNOWN,
                        new Piece(failed.start(), failed.end()),
                        null,
                        null,
                        null,
                        failed.call(),
                        new Piece(failed.start(), failed.end()),
                        place.host(),
                        place.hostAt(),
                        place.port(),
                        place.portAt(),
                        null,
                        false,
                        false));
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

    private @Nullable Reading ruled(
            int line,
            LineFindings.Fitted fitted,
            @Nullable Cluster cluster,
            LineFindings found,
            int from,
            int to) {
        Rule rule = fitted.trial().rule();
        Fit fit = fitted.fit();
        Cluster part = cluster;
        boolean itsOwn = rule.tls() != null || rule.errno() != null && !rule.givesWay();
        if (part == null || itsOwn) {
            String errno = rule.errno() == null ? byNumber(fit) : rule.errno();
            var said =
                    new Mention(
                            errno,
                            ErrnoWord.Kind.WORDS,
                            fit.start(),
                            Math.min(fit.end(), to),
                            null,
                            null,
                            null);
            part = new Cluster(List.of(said), from, to);
        }
        return generic(line, part, found.calls(), places(found.mentions(), from, to), fitted);
    }

    private String byNumber(Fit fit) {
        if (fit.number() == null) {
            return UNKNOWN;
        }
        ErrnoNumbers.Read read = numbers.read(signed(fit.number()), null, hint);
        return read == null ? UNKNOWN : read.errno();
    }

    private @Nullable Reading generic(
            int line,
            Cluster cluster,
            List<CallMention> said,
            List<NamedPlace> places,
            LineFindings.@Nullable Fitted fitted) {
        Rule rule = fitted == null ? null : fitted.trial().rule();
        Fit fit = fitted == null ? null : fitted.fit();
        Mention strongest = fit != null && fit.errno() != null ? fit.errno() : cluster.strongest();
        String errno = strongest.errno();
        Numbered number = number(cluster, strongest, fit);
        if (number != null && strongest.kind() != ErrnoWord.Kind.NAME) {
            errno = number.read.errno();
        }
        CallChoice.Chosen call = call(cluster, said, rule, fit);
        PlaceChoice.Chosen place = place(cluster, said, places, errno, rule, fit);
        boolean given =
                rule != null
                        || evidence.isOfSockets(cluster, errno)
                        || evidence.isGiven(cluster, call, place, lines.count() == 1);
        if (!given && evidence.namesFile(cluster.end())) {
            return null;
        }
        if (errno.startsWith("EAI_") && rule == null && isLookup(cluster, call)) {
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
                number == null ? null : number.number,
                number == null ? null : number.at,
                number == null ? null : number.read.space(),
                call == null ? null : call.name(),
                call == null ? null : call.at(),
                place.host(),
                place.hostAt(),
                place.port(),
                place.portAt(),
                rule,
                !given,
                isField(cluster));
    }

    /** Words for a name that was not found say which call it was, whatever it was wanted for. */
    private static boolean isLookup(Cluster cluster, CallChoice.@Nullable Chosen call) {
        boolean named = cluster.strongest().kind() == ErrnoWord.Kind.NAME;
        boolean other = call != null && !call.name().equals("connect");
        return !named && !(other && call.at() != null && call.name().startsWith("query"));
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
            List<NamedPlace> places,
            String errno,
            @Nullable Rule rule,
            @Nullable Fit fit) {
        PlaceChoice.Chosen chosen = PlaceChoice.Chosen.NONE;
        PlaceChoice.Chosen taken =
                fit == null || fit.place() == null
                        ? PlaceChoice.Chosen.NONE
                        : PlaceChoice.Chosen.of(fit.place());
        boolean lastResort = rule != null && rule.tls() != null && taken.port() == 0;
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
                    errno.startsWith("EAI_")
                            || said.stream().anyMatch(call -> call.call().equals("getaddrinfo"));
            chosen =
                    lookup
                            ? names.of(cluster, said, places)
                            : PlaceChoice.of(
                                    cluster.start(),
                                    cluster.end(),
                                    cluster.from(),
                                    cluster.to(),
                                    places);
        }
        if (lastResort && !taken.isNothing() && chosen.port() == 0) {
            chosen = taken;
        }
        return rule == null ? chosen : without(chosen, rule);
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

    private record Numbered(int number, Piece at, ErrnoNumbers.Read read) {}

    /** The number that stands with an errno: with words that say it is one, or in brackets. */
    private @Nullable Numbered number(Cluster cluster, Mention strongest, @Nullable Fit fit) {
        String beside =
                strongest.kind() == ErrnoWord.Kind.NUMBER
                        ? words(cluster, strongest)
                        : strongest.errno();
        if (fit != null && fit.number() != null) {
            int number = signed(fit.number());
            ErrnoNumbers.Read read = numbers.read(number, beside, hint);
            return read == null ? null : new Numbered(number, fit.number(), read);
        }
        Mention mention = cluster.number();
        if (mention != null && mention.number() != null) {
            ErrnoNumbers.Read read = numbers.read(mention.number(), beside, hint);
            return read == null
                    ? null
                    : new Numbered(
                            mention.number(), new Piece(mention.start(), mention.end()), read);
        }
        NumberWords.Numbered near =
                NumberWords.bracketed(
                        text, Math.max(cluster.from(), cluster.start() - 8), cluster.start());
        if (near == null) {
            near =
                    NumberWords.bracketed(
                            text, cluster.end(), Math.min(cluster.to(), cluster.end() + 24));
        }
        if (near == null || strongest.errno().equals(UNKNOWN)) {
            return null;
        }
        ErrnoNumbers.Read read = numbers.read(near.number(), strongest.errno(), hint);
        return read == null || !read.errno().equals(strongest.errno())
                ? null
                : new Numbered(near.number(), new Piece(near.start(), near.end()), read);
    }

    private int signed(Piece at) {
        boolean negative = text.charAt(at.start()) == '-';
        int number = Ascii.number(text, at.start() + (negative ? 1 : 0), at.end());
        return negative ? -number : number;
    }

    private static String words(Cluster cluster, Mention number) {
        for (Mention each : cluster.mentions()) {
            if (each.kind() == ErrnoWord.Kind.WORDS || each.kind() == ErrnoWord.Kind.CLASS) {
                return each.errno();
            }
        }
        return number.errno();
    }

    /**
     * {@code code: 'ECONNREFUSED'}, {@code "errno": -111}: nothing but the name of a field before
     * it.
     */
    private boolean isField(Cluster cluster) {
        int at = cluster.start() - 1;
        while (at >= cluster.from()
                && (text.charAt(at) == ' '
                        || Ascii.at(text, at) == '\''
                        || text.charAt(at) == '"')) {
            at--;
        }
        boolean number = cluster.mentions().getFirst().kind() == ErrnoWord.Kind.NUMBER;
        if (!number && (at < cluster.from() || text.charAt(at) != ':' && text.charAt(at) != '=')) {
            return false;
        }
        for (int i = cluster.from(); i <= at; i++) {
            char c = text.charAt(i);
            if (!Ascii.isWord(c) && " \t\"':={[]".indexOf(c) < 0
                    || c == '['
                            && Ascii.isLetter(Ascii.at(text, i + 1))
                            && Ascii.at(text, i + 1) == 'E') {
                return false;
            }
        }
        return at - cluster.from() < 30
                && (number
                        ? isFieldNumber(cluster)
                        : !text.startsWith("Error", Math.max(0, at - 5)));
    }

    /** {@code errno: -98}, not {@code [Errno 98]}. */
    private boolean isFieldNumber(Cluster cluster) {
        Mention number = cluster.mentions().getFirst();
        return text.startsWith("errno", number.start());
    }
}
