package dev.bindsight.words;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.fact.Holder;
import dev.bindsight.model.fact.ProcessOrigin;
import dev.bindsight.model.fact.ReportReason;
import dev.bindsight.model.fact.ReportReason.PathState;
import dev.bindsight.text.PathText;
import dev.bindsight.text.SinceText;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What is true now of an error that a program reported, as one or two sentences. */
final class ReportReasonText {
    private ReportReasonText() {}

    static Sentence of(ReportReason reason) {
        return switch (reason) {
            case ReportReason.Held held -> held(held);
            case ReportReason.BoundNow(BindPlace place, boolean wasHeld) ->
                    Sentence.of(wasHeld ? "report.boundNow.held" : "report.boundNow", place);
            case ReportReason.NotHeld(BindPlace place, @Nullable Port from) ->
                    from == null
                            ? Sentence.of("report.notHeld", place)
                            : Sentence.of("report.notHeld.privileged", place, from);
            case ReportReason.Privileged(Port port, Port from) ->
                    Sentence.of("report.privileged", port, from);
            case ReportReason.OfOtherMachine(IpAddress address, List<LocalAddress> here) ->
                    otherMachine(address, here);
            case ReportReason.ListensNow(BindPlace place, Holder listener, boolean wasRefused) ->
                    Sentence.of(
                            wasRefused ? "report.listensNow" : "report.listensNow.untold",
                            place,
                            HolderPhrases.who(listener));
            case ReportReason.ConnectsNow(BindPlace place) ->
                    Sentence.of("report.connectsNow", place);
            case ReportReason.NotHere(HostAndPort to) -> Sentence.of("report.notHere", span(to));
            case ReportReason.NameUnasked(HostAndPort to) ->
                    Sentence.of("report.nameUnasked", span(to));
            case ReportReason.LookUpFailed(String name, boolean isForNow) ->
                    Sentence.of(
                            isForNow ? "report.lookUpFailed.again" : "report.lookUpFailed",
                            new Span.Address(name));
            case ReportReason.HandshakeNotMade(@Nullable HostAndPort to) ->
                    to == null
                            ? Sentence.of("report.handshakeNotMade.unknown")
                            : Sentence.of("report.handshakeNotMade", span(to));
            case ReportReason.OfUnixSocket(String path, PathState file, boolean ofServer) ->
                    Sentence.of(key(file, ofServer), new Span.Code(path));
            case ReportReason.OutOfDescriptors(boolean ofSystem) ->
                    Sentence.of(
                            ofSystem ? "report.descriptors.system" : "report.descriptors.process");
            case ReportReason.ConnectionOver(@Nullable HostAndPort with) ->
                    with == null
                            ? Sentence.of("report.connectionOver")
                            : Sentence.of("report.connectionOver.with", span(with));
            case ReportReason.WithoutPort(String host) ->
                    Sentence.of("report.withoutPort", new Span.Address(host));
            case ReportReason.WithoutPlace _ -> Sentence.of("report.withoutPlace");
        };
    }

    private static Sentence held(ReportReason.Held held) {
        Holder holder = held.holder();
        Sentence who = HolderPhrases.who(holder);
        if (holder.owners().isEmpty()) {
            return Sentence.of("report.held.unseen", who, held.place());
        }
        ProcessOrigin origin = held.origin();
        if (origin == null) {
            return Sentence.of("report.held", held.place(), who);
        }
        String directory = origin.process().facts().directory();
        Sentence where =
                directory == null
                        ? Sentence.of("report.held", held.place(), who)
                        : Sentence.of(
                                "report.held.in",
                                held.place(),
                                who,
                                new Span.Code(PathText.of(directory, origin.home())));
        return where.then(since(held.copy(), origin, held));
    }

    private static Sentence since(
            ReportReason.Copy copy, ProcessOrigin origin, ReportReason.Held held) {
        return Sentence.of(
                switch (copy) {
                    case UNPROVEN -> "report.held.since";
                    case SAME_COMMAND -> "report.held.sameCommand";
                    case SAME_FILE -> "report.held.sameFile";
                },
                SinceText.of(origin.process().facts().startedAt(), held.seen(), origin.zone()));
    }

    private static Sentence otherMachine(IpAddress address, List<LocalAddress> here) {
        return here.isEmpty()
                ? Sentence.of("report.otherMachine.none", address)
                : Sentence.of("report.otherMachine", address, BindReasonText.addresses(here));
    }

    private static String key(PathState file, boolean ofServer) {
        return switch (file) {
            case MISSING -> ofServer ? "report.unix.missing.server" : "report.unix.missing";
            case THERE -> ofServer ? "report.unix.there.server" : "report.unix.there";
            case UNSEEN -> "report.unix.unseen";
        };
    }

    private static Span span(HostAndPort to) {
        return new Span.Address(to.toString());
    }
}
