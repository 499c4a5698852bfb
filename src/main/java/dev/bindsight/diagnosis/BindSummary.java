package dev.bindsight.diagnosis;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Why a bind was refused, as one or two sentences that name the socket, process or setting. */
final class BindSummary {
    private final HolderText holders;

    BindSummary(HolderText holders) {
        this.holders = holders;
    }

    String of(Cause cause, Refusal refusal) {
        String port = refusal.probe().endpoint().port().toString();
        return switch (cause) {
            case Cause.PortHeld(SocketEntry holder) ->
                    sentences(
                            has(holder, refusal),
                            refusal.probe().protocol() == Protocol.TCP
                                    ? Texts.get("bindcause.same.tcp")
                                    : Texts.get("bindcause.same.udp"));
            case Cause.WildcardConflict(SocketEntry holder) ->
                    sentences(has(holder, refusal), overlap(holder, refusal.probe().place()));
            case Cause.HeldByBoundSocket(SocketEntry holder) ->
                    Texts.get("bindcause.bound", who(holder, refusal), port, where(holder));
            case Cause.HeldByConnection(SocketEntry holder, boolean outgoing) ->
                    outgoing
                            ? Texts.get(
                                    "bindcause.outgoing", who(holder, refusal), port, peer(holder))
                            : Texts.get(
                                    "bindcause.connection",
                                    who(holder, refusal),
                                    port,
                                    peer(holder));
            case Cause.HeldByTimeWait(SocketEntry _, Instant until) ->
                    until == null
                            ? Texts.get("bindcause.timeWait.untimed")
                            : Texts.get("bindcause.timeWait", left(refusal, until));
            case Cause.HeldByOrphan(SocketEntry holder, Instant until) ->
                    until == null
                            ? Texts.get(
                                    "bindcause.orphan.untimed", port, peer(holder), holder.state())
                            : Texts.get(
                                    "bindcause.orphan",
                                    port,
                                    peer(holder),
                                    holder.state(),
                                    left(refusal, until));
            case Cause.HeldByKernel(SocketEntry holder) ->
                    Texts.get("bindcause.kernel", port, where(holder));
            case Cause.PrivilegedPort(Port from) ->
                    Texts.get("bindcause.privileged", port, from.toString());
            case Cause.AddressNotLocal(List<LocalAddress> here) ->
                    Texts.get(
                            "bindcause.notLocal",
                            refusal.probe().endpoint().address(),
                            here.stream()
                                    .map(each -> each.address().toString())
                                    .collect(Collectors.joining(", ")));
            case Cause.WrongFamily _ -> Texts.get("bindcause.wrongFamily");
            case Cause.DescriptorsExhausted _ ->
                    refusal.gave("ENFILE")
                            ? Texts.get("bindcause.descriptors.all")
                            : Texts.get("bindcause.descriptors.own");
            case Cause.InvalidUse _ -> Texts.get("bindcause.invalid");
            default -> Texts.get("bindcause.undetermined");
        };
    }

    private String has(SocketEntry holder, Refusal refusal) {
        String who = who(holder, refusal);
        String port = holder.local().port().toString();
        return holder.protocol() == Protocol.TCP
                ? Texts.get("bindcause.listens", who, port, where(holder))
                : Texts.get("bindcause.hasUdp", who, port, where(holder));
    }

    private static String overlap(SocketEntry holder, BindPlace place) {
        boolean holderIsWider = holder.local().address().unmapped().isWildcard();
        boolean placeIsWider = place.endpoint().address().unmapped().isWildcard();
        if (holderIsWider && placeIsWider) {
            return Texts.get("bindcause.overlap.families");
        }
        return holderIsWider
                ? Texts.get("bindcause.overlap.wildcard", place.endpoint().address())
                : Texts.get(
                        "bindcause.overlap.specific",
                        HolderText.where(place),
                        holder.local().address());
    }

    private String who(SocketEntry holder, Refusal refusal) {
        return holders.who(holder, refusal.seen());
    }

    private static String where(SocketEntry holder) {
        return HolderText.where(holder);
    }

    private static String peer(SocketEntry holder) {
        return holder.remote() == null ? Texts.get("diagnosis.noPeer") : holder.remote().toString();
    }

    private static String left(Refusal refusal, @Nullable Instant until) {
        return DurationText.remaining(Duration.between(refusal.at(), until));
    }

    private static String sentences(String first, String second) {
        return first + " " + second;
    }
}
