package dev.bindsight.diagnosis.bind;

import static dev.bindsight.model.ErrnoName.EACCES;

import dev.bindsight.diagnosis.HolderConditions;
import dev.bindsight.diagnosis.HolderText;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.name.SocketActivate;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindCause;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.MachineFact;
import dev.bindsight.text.Texts;
import dev.bindsight.text.UnseenText;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The facts that bear the cause of a refused bind out, the weightiest first. */
final class BindEvidence {
    /** A server with ten thousand connections would fill pages. */
    private static final int SHOWN = 4;

    private final HolderText holders;
    private final MachineSummary machine;
    private final ProcessOrigin origin;
    private final HolderConditions conditions;

    BindEvidence(
            HolderText holders,
            MachineSummary machine,
            ProcessOrigin origin,
            HolderConditions conditions) {
        this.holders = holders;
        this.conditions = conditions;
        this.origin = origin;
        this.machine = machine;
    }

    List<Evidence> of(Refusal refusal, BindCause cause, OptionTrials options) {
        var evidence = new ArrayList<Evidence>();
        evidence.addAll(sockets(refusal));
        evidence.addAll(conditions.of(refusal.inTheWay(), refusal.seen()));
        switch (cause) {
            case Cause.Held held -> {
                evidence.addAll(relations(refusal, held.holder()));
                evidence.addAll(SharedPlace.of(refusal, held.holder()));
                evidence.addAll(sourcePort(held));
            }
            case Cause.PrivilegedPort _, Cause.ForbiddenByPolicy _ -> evidence.addAll(privileges());
            case Cause.AddressNotLocal(List<LocalAddress> here) -> evidence.addAll(addresses(here));
            case Cause.ReservedPort _ ->
                    evidence.add(Evidence.machine(Texts.get("bindcause.fact.reserved")));
            case Cause.Undetermined _ ->
                    evidence.addAll(refusal.gave(EACCES) ? privileges() : WhatWasSeen.of(refusal));
            case Cause.AddressNotReady _,
                    Cause.WrongFamily _,
                    Cause.DescriptorsExhausted _,
                    Cause.EphemeralPortsExhausted _,
                    Cause.InvalidUse _ -> {}
        }
        evidence.addAll(options.evidence());
        return List.copyOf(evidence);
    }

    private List<Evidence> sockets(Refusal refusal) {
        List<SocketEntry> all = refusal.inTheWay();
        List<SocketEntry> sockets = all.stream().filter(each -> !isServed(each, all)).toList();
        int served = all.size() - sockets.size();
        var evidence = new ArrayList<Evidence>();
        sockets.stream()
                .limit(SHOWN)
                .map(socket -> Evidence.socket(line(socket, refusal), socket))
                .forEach(evidence::add);
        if (sockets.size() > SHOWN) {
            evidence.add(
                    Evidence.machine(Texts.get("bindcause.moreSockets", sockets.size() - SHOWN)));
        }
        if (served > 0) {
            evidence.add(relation(Texts.get("bindcause.served", served)));
        }
        return evidence;
    }

    /** A connection that the process of the listener in the way serves tells nothing of its own. */
    private static boolean isServed(SocketEntry socket, List<SocketEntry> all) {
        SocketEntry first = all.getFirst();
        return !socket.occupiesPort()
                && first.isListening()
                && first.ownership() instanceof Ownership.OwnedBy
                && socket.ownership().equals(first.ownership());
    }

    private String line(SocketEntry socket, Refusal refusal) {
        String line = holders.line(socket, refusal.seen(), refusal.at());
        return refusal.owners(socket).stream()
                .filter(owner -> socket.occupiesPort() && !machine.isSelf(owner.pid()))
                .findFirst()
                .map(owner -> line + ", " + origin.of(owner, refusal.at()))
                .orElse(line);
    }

    private List<Evidence> relations(Refusal refusal, SocketEntry holder) {
        var evidence = new ArrayList<Evidence>();
        boolean askedIpv4 =
                refusal.probe().endpoint().address().unmapped().family() == AddressFamily.IPV4;
        if (askedIpv4 && holder.isDualStack()) {
            evidence.add(relation(Texts.get("bindcause.dualStack", BindPlace.of(holder))));
        }
        boolean holderIsIpv4 = holder.local().address().unmapped().family() == AddressFamily.IPV4;
        if (!askedIpv4 && holderIsIpv4) {
            evidence.add(relation(Texts.get("bindcause.dualStack.asked", refusal.probe().place())));
        }
        SystemdUnit unit =
                refusal.seen() == null ? null : refusal.seen().socketUnits().get(holder.key());
        if (unit != null) {
            evidence.add(relation(Texts.get("bindcause.fact.unit", unit.name())));
        }
        refusal.owners(holder).stream()
                .flatMap(owner -> SocketActivate.starts(owner.facts().command()).stream())
                .findFirst()
                .ifPresent(command ->
                        evidence.add(
                                relation(
                                        Texts.get(
                                                "bindcause.activates",
                                                String.join(" ", command)))));
        if (holder.ownership() instanceof Ownership.NotVisible hidden) {
            if (!rootWouldSee(holder)) {
                evidence.add(relation(UnseenText.reason(hidden.reason(), null)));
            }
            UnseenText.hints(hidden, UnseenText.Who.of(holder, refusal.seen()))
                    .forEach(hint -> evidence.add(relation(hint)));
        }
        if (rootWouldSee(holder)) {
            String port = holder.local().port().toString();
            evidence.add(
                    Evidence.machine(
                            holder.protocol() == Protocol.TCP
                                    ? Texts.get("bindcause.rootSees.tcp", port)
                                    : Texts.get("bindcause.rootSees.udp", port)));
        }
        return evidence;
    }

    private static boolean rootWouldSee(SocketEntry holder) {
        return holder.ownership() instanceof Ownership.NotVisible hidden
                && switch (hidden.reason()) {
                    case OTHER_USER, PROTECTED, HIDEPID -> true;
                    case MISSING_CAPABILITY, NOT_FOUND, NOT_IN_NAMESPACE, SOURCE_LACKS_IT, GONE ->
                            false;
                };
    }

    /** How it comes that a client has the port: it lies in the range that the kernel picks from. */
    private List<Evidence> sourcePort(Cause.Held cause) {
        boolean picked =
                cause instanceof Cause.HeldByConnection(SocketEntry holder, boolean outgoing)
                        && (outgoing || HeldSummary.isSelfConnected(holder));
        return machine
                .ephemeralPorts()
                .filter(range -> picked && range.contains(cause.holder().local().port()))
                .map(range ->
                        Evidence.machine(Texts.get("bindcause.fact.ephemeral", range.toString())))
                .stream()
                .toList();
    }

    private static Evidence relation(String text) {
        return new Evidence(Evidence.Kind.RELATION, text, null, List.of());
    }

    private List<Evidence> privileges() {
        return List.of(
                Evidence.machine(
                        machine.unprivilegedPortStart()
                                .map(from ->
                                        Texts.get("bindcause.fact.unprivileged", from.toString()))
                                .orElseGet(() -> Texts.get("bindcause.fact.unprivileged.unread"))),
                Evidence.machine(new MachineFact.OwnPrivileges(machine.privileges())));
    }

    private static List<Evidence> addresses(List<LocalAddress> here) {
        if (here.isEmpty()) {
            return List.of();
        }
        String list =
                here.stream()
                        .map(each ->
                                Texts.get("bindcause.fact.address", each.address(), each.device()))
                        .collect(Collectors.joining(", "));
        return List.of(Evidence.machine(Texts.get("bindcause.fact.addresses", list)));
    }
}
