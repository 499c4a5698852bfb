package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.PortPrivilege;
import dev.bindsight.diagnosis.observation.SeenSockets;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Cause.ConnectCause;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.MisuseReason;
import dev.bindsight.model.fact.SourceFact;
import dev.bindsight.model.fact.SourceReason;
import dev.bindsight.occupancy.HeldCause;
import dev.bindsight.occupancy.Occupants;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A source that was asked for and cannot be had, or from which nothing gets there. */
final class SourceRefused {
    private SourceRefused() {}

    /** The bind of the source failed, so nothing is known about the destination. */
    static Conclusion bind(ConnectObservation found, Outcome.Refused outcome) {
        BindPlace source = found.probe().source();
        if (source == null) {
            return Conclusion.nothing();
        }
        return switch (outcome.errno().known()) {
            case EADDRNOTAVAIL -> notHere(found, source);
            case EADDRINUSE ->
                    found.after(new Look.Sockets(), sockets -> held(found, source, sockets));
            case EACCES ->
                    found.after(new Look.Privilege(), privilege -> forbidden(source, privilege));
            case EINVAL, ENODEV -> withoutScope(found, source);
            case null, default -> Conclusion.nothing();
        };
    }

    private static Conclusion notHere(ConnectObservation found, BindPlace source) {
        return notLocal(found, new SourceReason.SourceNotHere(source.endpoint().address()));
    }

    /** The source is loopback, and the destination is not: nothing gets from here to there. */
    static Conclusion loopback(ConnectObservation found, BindPlace source) {
        return notLocal(
                found,
                new SourceReason.SourceInside(
                        source.endpoint().address(), found.endpoint().address()));
    }

    private static Conclusion notLocal(ConnectObservation found, SourceReason reason) {
        List<LocalAddress> here = found.here().addresses();
        return withoutSource(
                found,
                new Cause.SourceNotLocal(here),
                reason,
                Evidence.machine(new SourceFact.AddressesHere(here)));
    }

    private static Conclusion held(
            ConnectObservation found, BindPlace source, SeenSockets sockets) {
        Protocol protocol = found.probe().protocol();
        List<SocketEntry> there = sockets.on(protocol, source.endpoint().port());
        return Occupants.at(source, protocol, there).all().stream()
                .findFirst()
                .map(holder ->
                        found.after(
                                new Look.PickedPorts(),
                                range -> held(found, source, sockets, holder, range.orElse(null))))
                .orElseGet(Conclusion::nothing);
    }

    private static Conclusion held(
            ConnectObservation found,
            BindPlace source,
            SeenSockets sockets,
            SocketEntry holder,
            @Nullable EphemeralPorts range) {
        return withoutSource(
                found,
                HeldCause.of(holder, source, found.opens(sockets, range)::made),
                new SourceReason.SourceHeld(source.endpoint(), sockets.holder(holder)),
                ConnectEvidence.seen(sockets, holder));
    }

    /** What is said is offered to be done without the source, if that works. */
    private static Conclusion withoutSource(
            ConnectObservation found, ConnectCause cause, SourceReason reason, Evidence evidence) {
        ConnectProbe retry = found.probe().fromAnywhere();
        return found.after(
                new Look.Trial(retry),
                tried ->
                        new Explanation(
                                cause,
                                reason,
                                List.of(evidence),
                                tried
                                        .filter(Attempt::isProof)
                                        .map(proof -> Offers.anySource(retry, proof.trace()))
                                        .stream()
                                        .toList()));
    }

    /** bind(2) takes a link-local IPv6 address with its interface only (ipv6(7)). */
    private static Conclusion withoutScope(ConnectObservation found, BindPlace source) {
        IpAddress address = source.endpoint().address();
        String device = source.interfaceName();
        if (device != null) {
            return found.after(
                    new Look.Device(device),
                    there ->
                            there
                                    ? Conclusion.nothing()
                                    : invalid(new MisuseReason.SourceDeviceUnknown(device)));
        }
        return address.isLinkLocal()
                ? invalid(new MisuseReason.LacksInterface(address))
                : Conclusion.nothing();
    }

    private static Explanation invalid(MisuseReason reason) {
        return new Explanation(new Cause.InvalidUse(), reason, List.of(), List.of());
    }

    /** A port that needs no privilege is forbidden by something else, such as Landlock. */
    private static Explanation forbidden(BindPlace source, PortPrivilege privilege) {
        Port port = source.endpoint().port();
        boolean mayBePrivileged = port.number() != 0 && !privilege.granted();
        Port start = privilege.freeFrom();
        if (mayBePrivileged && start == null) {
            return new Explanation(
                    new Cause.Undetermined(),
                    new SourceReason.SourceForbiddenOrPrivileged(source),
                    List.of(),
                    List.of());
        }
        return mayBePrivileged && start != null && port.compareTo(start) < 0
                ? privileged(source, start)
                : new Explanation(
                        new Cause.ForbiddenByPolicy(),
                        new SourceReason.SourceForbidden(source),
                        List.of(),
                        List.of());
    }

    private static Explanation privileged(BindPlace source, Port start) {
        return new Explanation(
                new Cause.PrivilegedPort(start),
                new SourceReason.SourcePrivileged(source.endpoint().port()),
                List.of(Evidence.machine(new SourceFact.UnprivilegedFrom(start))),
                List.of());
    }
}
