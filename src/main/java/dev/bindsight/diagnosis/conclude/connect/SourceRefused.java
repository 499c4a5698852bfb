package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.HolderText;
import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.PortPrivilege;
import dev.bindsight.diagnosis.observation.SeenSockets;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.ConnectCause;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.occupancy.HeldCause;
import dev.bindsight.occupancy.Occupants;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A source that was asked for and cannot be had, or from which nothing gets there. */
final class SourceRefused {
    private final HolderText holders;

    SourceRefused(HolderText holders) {
        this.holders = holders;
    }

    /** The bind of the source failed, so nothing is known about the destination. */
    Conclusion bind(ConnectObservation found, Outcome.Refused outcome) {
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
        return notLocal(found, Texts.get("whyConnect.source.notHere", source.endpoint().address()));
    }

    /** The source is loopback, and the destination is not: nothing gets from here to there. */
    Conclusion loopback(ConnectObservation found, BindPlace source) {
        return notLocal(
                found,
                Texts.get(
                        "whyConnect.source.loopback",
                        source.endpoint().address(),
                        found.endpoint().address()));
    }

    private static Conclusion notLocal(ConnectObservation found, String summary) {
        var here = found.here().addresses();
        String addresses =
                here.stream()
                        .map(local -> local.address() + " (" + local.device() + ")")
                        .distinct()
                        .collect(Collectors.joining(", "));
        return withoutSource(
                found,
                new Cause.SourceNotLocal(here),
                summary,
                Evidence.machine(Texts.get("whyConnect.source.here", addresses)));
    }

    private Conclusion held(ConnectObservation found, BindPlace source, SeenSockets sockets) {
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

    private Conclusion held(
            ConnectObservation found,
            BindPlace source,
            SeenSockets sockets,
            SocketEntry holder,
            @Nullable EphemeralPorts range) {
        Inventory inventory = sockets.inventory();
        return withoutSource(
                found,
                HeldCause.of(holder, source, found.opens(sockets, range)::made),
                Texts.get(
                        "whyConnect.source.held",
                        source.endpoint(),
                        holders.who(holder, inventory)),
                Evidence.socket(holders.line(holder, inventory, Instant.now()), holder));
    }

    /** What is said is offered to be done without the source, if that works. */
    private static Conclusion withoutSource(
            ConnectObservation found, ConnectCause cause, String summary, Evidence evidence) {
        ConnectProbe retry = found.probe().fromAnywhere();
        return found.after(
                new Look.Trial(retry),
                tried ->
                        new Explanation(
                                cause,
                                summary,
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
                                    : invalid(Texts.get("bindcause.invalid.noDevice", device)));
        }
        return address.isLinkLocal()
                ? invalid(Texts.get("whyConnect.misuse.scope", address))
                : Conclusion.nothing();
    }

    private static Explanation invalid(String summary) {
        return new Explanation(new Cause.InvalidUse(), summary, List.of(), List.of());
    }

    /** A port that needs no privilege is forbidden by something else, such as Landlock. */
    private static Explanation forbidden(BindPlace source, PortPrivilege privilege) {
        Port port = source.endpoint().port();
        boolean mayBePrivileged = port.number() != 0 && !privilege.granted();
        Port start = privilege.freeFrom();
        if (mayBePrivileged && start == null) {
            return new Explanation(
                    new Cause.Undetermined(),
                    Texts.get("whyConnect.source.unread", source, port.toString()),
                    List.of(),
                    List.of());
        }
        return mayBePrivileged && port.compareTo(start) < 0
                ? privileged(source, start)
                : new Explanation(
                        new Cause.ForbiddenByPolicy(),
                        Texts.get("whyConnect.source.policy", source),
                        List.of(),
                        List.of());
    }

    private static Explanation privileged(BindPlace source, Port start) {
        return new Explanation(
                new Cause.PrivilegedPort(start),
                Texts.get("whyConnect.source.privileged", source.endpoint().port().toString()),
                List.of(
                        Evidence.machine(
                                Texts.get("whyConnect.source.unprivileged", start.toString()))),
                List.of());
    }
}
