package dev.bindsight.words;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Container;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Fix;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Supervisor;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.model.fact.Benefit;
import dev.bindsight.model.fact.Need;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.text.DurationText;

import java.time.Instant;
import java.util.List;

/** What can be done, in words. */
public final class OfferText {
    private OfferText() {}

    /** The button's words, with an ellipsis if a dialog comes first. */
    public static Sentence label(Offer offer) {
        return switch (offer.fix()) {
            case Fix.Stop _, Fix.CloseSocket _, Fix.GrantPrivilege _ ->
                    Sentence.of("bindcause.offer.opens", action(offer));
            case Fix.EndHold _, Fix.Retry _, Fix.WaitForTimeWait _, Fix.StartServer _, Fix.Try _ ->
                    action(offer);
        };
    }

    /** What is done, without an ellipsis. */
    public static Sentence action(Offer offer) {
        return switch (offer.fix()) {
            case Fix.Stop stop -> Sentence.of("bindcause.offer.stop", target(stop));
            case Fix.EndHold _ -> Sentence.of("bindcause.offer.endHold");
            case Fix.CloseSocket(SocketEntry socket) -> close(socket, offer.benefit());
            case Fix.WithOption retry -> Sentence.of("bindcause.offer.retryWith", retry.option());
            case Fix.RetryOtherFamily(BindProbe probe) ->
                    isIpv6Alone(probe)
                            ? Sentence.of("bindcause.offer.ipv6only")
                            : Sentence.of("bindcause.offer.family", probe.place());
            case Fix.RetryOtherFamily(ConnectProbe probe) ->
                    Sentence.of("whyConnect.offer.family", family(probe.endpoint()));
            case Fix.UseOtherPort(BindProbe probe, Port given) ->
                    given == null
                            ? Sentence.of("bindcause.offer.port", probe.endpoint().port())
                            : Sentence.of("bindcause.offer.anyPort");
            case Fix.UseOtherPort(ConnectProbe probe, var _) ->
                    Sentence.of("whyConnect.offer.port", probe.endpoint().port());
            case Fix.UseOtherAddress(BindProbe probe) ->
                    Sentence.of("bindcause.offer.address", address(probe));
            case Fix.UseOtherAddress(ConnectProbe probe) ->
                    offer.benefit() instanceof Benefit.AnySource
                            ? Sentence.of("whyConnect.offer.source")
                            : Sentence.of("whyConnect.offer.address", probe.endpoint().address());
            case Fix.WaitForTimeWait(var _, Instant until) ->
                    Sentence.of(
                            "bindcause.offer.wait",
                            Sentence.countdown(ending(offer.benefit()).at(), until));
            case Fix.GrantPrivilege(Port port, var _) -> Sentence.of("bindcause.offer.grant", port);
            case Fix.RaiseTimeout(ConnectProbe probe) ->
                    Sentence.of("whyConnect.offer.wait", DurationText.span(probe.timeout()));
            case Fix.StartServer _ -> Sentence.of("whyConnect.offer.start");
            case Fix.TryBind _ -> Sentence.of("report.offer.bind");
            case Fix.TryConnect(var _, var _, boolean tls) ->
                    Sentence.of(tls ? "report.offer.tls" : "report.offer.connect");
            case Fix.LookUp(String name) -> Sentence.of("report.offer.lookUp", name);
        };
    }

    /** The same at a later time: of a wait, with the time that is left then. */
    public static Sentence label(Offer offer, Instant now) {
        return offer.fix() instanceof Fix.WaitForTimeWait wait && !now.isBefore(wait.until())
                ? Sentence.of("bindcause.offer.wait.over")
                : label(offer).at(now);
    }

    /** What it will touch or bring, as one short line. */
    public static Sentence effect(Offer offer) {
        return switch (offer.fix()) {
            case Fix.Stop _ -> Sentence.of("bindcause.offer.stop.effect");
            case Fix.EndHold _ -> Sentence.of("bindcause.offer.endHold.effect");
            case Fix.CloseSocket(SocketEntry socket) -> SocketGoneText.of(socket, offer.benefit());
            case Fix.RetryWithReuseAddress _ -> Sentence.of("bindcause.offer.reuseAddress.effect");
            case Fix.RetryWithReusePort _ -> Sentence.of("bindcause.offer.reusePort.effect");
            case Fix.RetryWithFreebind _ -> Sentence.of("bindcause.offer.freebind.effect");
            case Fix.RetryOtherFamily(BindProbe probe) -> Sentence.of(family(probe));
            case Fix.UseOtherPort(BindProbe _, Port given) ->
                    given == null
                            ? port(offer.benefit())
                            : Sentence.of("bindcause.offer.anyPort.effect", given);
            case Fix.UseOtherAddress(BindProbe probe) ->
                    probe.endpoint().address().isWildcard()
                            ? Sentence.of("bindcause.offer.address.every")
                            : Sentence.of("bindcause.offer.address.effect");
            case Fix.RetryOtherFamily(ConnectProbe probe) -> connects(probe, offer.proven());
            case Fix.UseOtherPort(ConnectProbe probe, var _) -> connects(probe, offer.proven());
            case Fix.UseOtherAddress(ConnectProbe probe) -> connects(probe, offer.proven());
            case Fix.WaitForTimeWait _ ->
                    ending(offer.benefit()).orphan()
                            ? Sentence.of("bindcause.offer.wait.orphan")
                            : Sentence.of("bindcause.offer.wait.effect");
            case Fix.GrantPrivilege _ -> Sentence.of("bindcause.offer.grant.effect");
            case Fix.RaiseTimeout _ -> Sentence.of("whyConnect.offer.waitEffect");
            case Fix.StartServer(BindPlace place) ->
                    Sentence.of("whyConnect.offer.startEffect", place);
            case Fix.TryBind(BindProbe probe) ->
                    Sentence.of("report.offer.bind.effect", probe.place());
            case Fix.TryConnect(HostAndPort to, var _, var _) ->
                    Sentence.of("report.offer.connect.effect", new Span.Address(to.toString()));
            case Fix.LookUp _ -> Sentence.of("report.offer.lookUp.effect");
        };
    }

    /** What is missing to do it: {@code root}. */
    public static Sentence need(Need need) {
        return switch (need) {
            case Need.Root _ -> Sentence.of("bindcause.needs.root");
            case Need.User(String name) -> Sentence.of("bindcause.needs.user", name);
        };
    }

    /** What a command changes, for whom and for how long. */
    public static Sentence meaning(Fix.Command command, Fix.GrantPrivilege fix) {
        return switch (command.grants()) {
            case ONE_RUN -> Sentence.of("bindcause.grant.ambient");
            case ONE_FILE -> Sentence.of("bindcause.grant.setcap");
            case EVERYONE -> Sentence.of("bindcause.grant.sysctl", fix.port());
        };
    }

    private static Sentence target(Fix.Stop stop) {
        return switch (stop) {
            case Fix.StopOwner(List<ProcessDetails> processes) ->
                    processes.size() == 1
                            ? HolderPhrases.owner(processes.getFirst())
                            : Sentence.of("bindcause.offer.processes", processes.size());
            case Fix.StopSupervisor(Supervisor.Systemd(SystemdUnit unit, var _, var _)) ->
                    Sentence.plain(unit.name());
            case Fix.StopSupervisor(Supervisor.Runtime(Container container, var _)) ->
                    Sentence.of("bindcause.offer.container", container.label());
            case Fix.StopSupervisor(Supervisor.Parent(ProcessDetails process, var _, var _)) ->
                    HolderPhrases.owner(process);
        };
    }

    private static Sentence close(SocketEntry socket, Benefit benefit) {
        Endpoint remote = socket.remote();
        boolean alone = benefit instanceof Benefit.SocketGone gone && gone.alone();
        return alone || remote == null
                ? Sentence.of("bindcause.offer.close")
                : Sentence.of("bindcause.offer.close.to", remote);
    }

    private static Benefit.EndsByItself ending(Benefit benefit) {
        return (Benefit.EndsByItself) benefit;
    }

    private static Sentence port(Benefit benefit) {
        return benefit instanceof Benefit.FreePort(boolean isNext) && isNext
                ? Sentence.of("bindcause.offer.port.effect")
                : Sentence.of("bindcause.offer.port.unprivileged");
    }

    private static String family(BindProbe probe) {
        if (probe.endpoint().address().isLoopback()) {
            return "bindcause.offer.family.loopback";
        }
        return isIpv6Alone(probe)
                ? "bindcause.offer.ipv6only.effect"
                : "bindcause.offer.family.effect";
    }

    private static boolean isIpv6Alone(BindProbe probe) {
        return Boolean.TRUE.equals(probe.place().v6only());
    }

    private static Span address(BindProbe probe) {
        return new Span.Address(probe.place().addressText());
    }

    private static Sentence family(Endpoint endpoint) {
        return endpoint.address().family() == AddressFamily.IPV4
                ? Sentence.of("whyConnect.ipv4")
                : Sentence.of("whyConnect.ipv6");
    }

    private static Sentence connects(ConnectProbe probe, boolean proven) {
        BindPlace place = probe.place();
        return proven
                ? Sentence.of("whyConnect.offer.connects", place)
                : Sentence.of("whyConnect.offer.tries", place);
    }
}
