package dev.bindsight.diagnosis.connect;

import dev.bindsight.diagnosis.HolderText;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.occupancy.HeldCause;
import dev.bindsight.occupancy.Occupants;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A source that was asked for and cannot be had, or from which nothing gets there. */
final class SourceRefused {
    private final MachineSummary machine;
    private final HolderText holders;
    private final ConnectTrials proofs;

    SourceRefused(MachineSummary machine, HolderText holders, ConnectTrials proofs) {
        this.machine = machine;
        this.holders = holders;
        this.proofs = proofs;
    }

    /** The bind of the source failed. */
    Optional<Explanation> bind(FailedConnect found, BindPlace source, Outcome.Refused outcome) {
        return switch (outcome.errno().known()) {
            case EADDRNOTAVAIL ->
                    Optional.of(
                            notLocal(
                                    found,
                                    Texts.get(
                                            "whyConnect.source.notHere",
                                            source.endpoint().address())));
            case EADDRINUSE -> held(found, source);
            case EACCES -> Optional.of(forbidden(source));
            case EINVAL, ENODEV -> withoutScope(source);
            case null, default -> Optional.empty();
        };
    }

    /** The source is loopback, and the destination is not: nothing gets from here to there. */
    Explanation loopback(FailedConnect found, BindPlace source) {
        return notLocal(
                found,
                Texts.get(
                        "whyConnect.source.loopback",
                        source.endpoint().address(),
                        found.endpoint().address()));
    }

    private Explanation notLocal(FailedConnect found, String summary) {
        var here = found.sight().addresses();
        String addresses =
                here.stream()
                        .map(local -> local.address() + " (" + local.device() + ")")
                        .distinct()
                        .collect(Collectors.joining(", "));
        return new Explanation(
                new Cause.SourceNotLocal(here),
                summary,
                List.of(Evidence.machine(Texts.get("whyConnect.source.here", addresses))),
                withoutSource(found));
    }

    private Optional<Explanation> held(FailedConnect found, BindPlace source) {
        Inventory inventory = found.sight().inventory();
        Protocol protocol = found.probe().protocol();
        List<SocketEntry> there = found.sight().on(protocol, source.endpoint().port());
        return Occupants.at(source, protocol, there).all().stream()
                .findFirst()
                .map(holder -> held(found, source, holder, inventory));
    }

    private Explanation held(
            FailedConnect found,
            BindPlace source,
            SocketEntry holder,
            @Nullable Inventory inventory) {
        return new Explanation(
                HeldCause.of(holder, source, found.sight().opens()),
                Texts.get(
                        "whyConnect.source.held",
                        source.endpoint(),
                        holders.who(holder, inventory)),
                List.of(Evidence.socket(holders.line(holder, inventory, Instant.now()), holder)),
                withoutSource(found));
    }

    /** bind(2) takes a link-local IPv6 address with its interface only (ipv6(7)). */
    private Optional<Explanation> withoutScope(BindPlace source) {
        IpAddress address = source.endpoint().address();
        String device = source.interfaceName();
        if (device == null ? !address.isLinkLocal() : machine.hasDevice(device)) {
            return Optional.empty();
        }
        return Optional.of(
                new Explanation(
                        new Cause.InvalidUse(),
                        device == null
                                ? Texts.get("whyConnect.misuse.scope", address)
                                : Texts.get("bindcause.invalid.noDevice", device),
                        List.of(),
                        List.of()));
    }

    /** A port that needs no privilege is forbidden by something else, such as Landlock. */
    private Explanation forbidden(BindPlace source) {
        Port port = source.endpoint().port();
        boolean mayBePrivileged = port.number() != 0 && !machine.has("CAP_NET_BIND_SERVICE");
        Optional<Port> start = machine.unprivilegedPortStart();
        if (mayBePrivileged && start.isEmpty()) {
            return new Explanation(
                    new Cause.Undetermined(),
                    Texts.get("whyConnect.source.unread", source, port.toString()),
                    List.of(),
                    List.of());
        }
        return mayBePrivileged && port.compareTo(start.get()) < 0
                ? privileged(source, start.get())
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

    private List<Offer> withoutSource(FailedConnect found) {
        return proofs.fromAnywhere(found.probe()).stream().toList();
    }
}
