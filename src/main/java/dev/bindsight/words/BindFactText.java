package dev.bindsight.words;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.model.fact.BindFact;
import dev.bindsight.text.DurationText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What bears the cause of a refused bind out, as one line. */
final class BindFactText {
    private BindFactText() {}

    static Sentence of(BindFact fact) {
        return switch (fact) {
            case BindFact.InTheWay met -> inTheWay(met);
            case BindFact.MoreInTheWay(int count) -> Sentence.of("bindcause.moreSockets", count);
            case BindFact.Served(int count) -> Sentence.of("bindcause.served", count);
            case BindFact.HolderTakesIpv4(BindPlace holder) ->
                    Sentence.of("bindcause.dualStack", holder);
            case BindFact.AskedTakesIpv4(BindPlace asked) ->
                    Sentence.of("bindcause.dualStack.asked", asked);
            case BindFact.HeldForUnit(var unit) -> Sentence.of("bindcause.fact.unit", unit.name());
            case BindFact.Activates(List<String> command) ->
                    Sentence.of("bindcause.activates", new Span.Code(String.join(" ", command)));
            case BindFact.Unseen(var reason) -> Sentence.plain(UnseenText.reason(reason, null));
            case BindFact.MayBeOf(var processes) -> Sentence.plain(UnseenText.closed(processes));
            case BindFact.MayTravelTo(var processes) ->
                    Sentence.plain(UnseenText.carried(processes));
            case BindFact.MadeIn(var place) -> Sentence.plain(UnseenText.birthplace(place));
            case BindFact.RootSees(Protocol protocol, Port port) ->
                    switch (protocol) {
                        case TCP -> Sentence.of("bindcause.rootSees.tcp", port);
                        case UDP -> Sentence.of("bindcause.rootSees.udp", port);
                    };
            case BindFact.SharedPlace(Protocol protocol, int sockets) ->
                    switch (protocol) {
                        case TCP -> Sentence.of("bindcause.shared.tcp", sockets);
                        case UDP -> Sentence.of("bindcause.shared.udp", sockets);
                    };
            case BindFact.SameProgram(String program, List<Pid> pids) ->
                    Sentence.of(
                            "bindcause.shared.sameProgram",
                            program,
                            pids.size(),
                            pids.stream().map(Pid::toString).collect(Collectors.joining(", ")));
            case BindFact.Pickable(EphemeralPorts range) ->
                    Sentence.of("bindcause.fact.ephemeral", range);
            case BindFact.UnprivilegedFrom(@Nullable Port port) ->
                    port == null
                            ? Sentence.of("bindcause.fact.unprivileged.unread")
                            : Sentence.of("bindcause.fact.unprivileged", port);
            case BindFact.AddressesHere(List<LocalAddress> addresses) ->
                    Sentence.of("bindcause.fact.addresses", addresses(addresses));
            case BindFact.WindowsKeeps _ -> Sentence.of("bindcause.fact.reserved");
            case BindFact.WorksWith(SocketOption option) ->
                    option == SocketOption.IP_FREEBIND
                            ? Sentence.of("bindcause.tried.freebind")
                            : Sentence.of("bindcause.tried.worked", option);
            case BindFact.NoHelp(List<SocketOption> options) ->
                    Sentence.of("bindcause.tried.vain", options(options));
            case BindFact.NotTriedOut(List<SocketOption> options) ->
                    Sentence.of("bindcause.tried.not", options(options));
            case BindFact.NoSource(List<SourceRefusal> refusals) ->
                    Sentence.of(
                            "bindcause.seen.nothing",
                            refusals.stream()
                                    .map(SourceRefusal::toString)
                                    .collect(Collectors.joining(", ")));
            case BindFact.Looked(int count, Protocol protocol, Port port, var source) ->
                    Sentence.of("bindcause.seen.sockets", count, protocol, port, source.label());
            case BindFact.ListsNoBound(var source) ->
                    Sentence.of("bindcause.seen.lacksBound", source.label());
            case BindFact.HadBefore before -> hadBefore(before);
            case BindFact.Again(boolean works) ->
                    Sentence.of(works ? "bindcause.again.works" : "bindcause.again.fails");
        };
    }

    private static Sentence inTheWay(BindFact.InTheWay met) {
        Sentence line = HolderPhrases.line(met.holder(), met.seen());
        return met.origin() == null
                ? line
                : Sentence.joined(
                        ", ", List.of(line, ProcessOriginText.of(met.origin(), met.seen())));
    }

    /** {@code It was free for 4 s; before that server.js (node, 3877) had it for 3 d}. */
    private static Sentence hadBefore(BindFact.HadBefore before) {
        String length = DurationText.span(before.held());
        Sentence had =
                Sentence.of(
                        before.sawOpening() ? "bindcause.before" : "bindcause.before.atLeast",
                        former(before),
                        length);
        Duration free = before.free();
        if (free == null) {
            return Sentence.of("bindcause.before.unknown", had, DurationText.span(before.ago()));
        }
        if (!before.taken()) {
            return Sentence.of("bindcause.before.unheld", DurationText.span(free), had);
        }
        return free.toSeconds() == 0
                ? Sentence.of("bindcause.before.right", had)
                : Sentence.of("bindcause.before.free", DurationText.span(free), had);
    }

    private static Sentence former(BindFact.HadBefore before) {
        String name = before.name();
        Pid pid = before.pid();
        String user = before.user();
        if (name == null || pid == null) {
            return user == null
                    ? Sentence.of("bindcause.before.hidden")
                    : Sentence.of("bindcause.before.hiddenOf", user);
        }
        String runtime = before.runtime();
        return runtime == null
                ? Sentence.of("bindcause.before.who", Sentence.strong(name), pid)
                : Sentence.of("bindcause.before.whoRun", Sentence.strong(name), runtime, pid);
    }

    private static Sentence addresses(List<LocalAddress> addresses) {
        return Sentence.joined(
                ", ",
                addresses.stream()
                        .map(each ->
                                Sentence.of(
                                        "bindcause.fact.address", each.address(), each.device()))
                        .toList());
    }

    private static Sentence options(List<SocketOption> options) {
        return Sentence.joined(
                ", ",
                options.stream()
                        .map(option -> new Sentence(List.of(new Span.Code(option.name()))))
                        .toList());
    }
}
