package dev.bindsight.diagnosis.bind;

import dev.bindsight.diagnosis.HolderText;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.KernelDevice;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Ownership.KernelHeld;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Reason;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.SocketText;
import dev.bindsight.text.Texts;
import dev.bindsight.text.UnseenText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** What a socket in the way is, and why it refuses the bind, as one or two sentences. */
final class HeldSummary {
    private final HolderText holders;

    HeldSummary(HolderText holders) {
        this.holders = holders;
    }

    Reason of(Cause.Held cause, Refusal refusal) {
        boolean refused = !(refusal.attempt().outcome() instanceof Outcome.NotTried);
        return refused && cause instanceof Cause.PortHeld(SocketEntry holder)
                ? new BindReason.PortTaken(holders.of(holder, refusal.seen()))
                : new Reason.Said(said(cause, refusal));
    }

    private String said(Cause.Held cause, Refusal refusal) {
        String port = refusal.port().toString();
        String who = holders.who(cause.holder(), refusal.seen());
        String where = HolderText.where(cause.holder());
        if (refusal.attempt().outcome() instanceof Outcome.NotTried(Syscall call, var _)) {
            return cause instanceof Cause.HeldByBoundSocket
                    ? Texts.get("bindcause.sharing.bound", who, port, where)
                    : has(cause.holder(), who)
                            + " "
                            + Texts.get("bindcause.sharing.listener", call.label());
        }
        return switch (cause) {
            case Cause.PortHeld _ -> throw new IllegalStateException("told as a fact");
            case Cause.WildcardConflict(SocketEntry holder) ->
                    has(holder, who) + " " + overlap(holder, refusal.probe().place());
            case Cause.HeldByBoundSocket _ -> Texts.get("bindcause.bound", who, port, where);
            case Cause.HeldByConnection(SocketEntry holder, boolean outgoing) ->
                    isSelfConnected(holder)
                            ? Texts.get("bindcause.selfConnected", who, port)
                            : outgoing
                                    ? Texts.get("bindcause.outgoing", who, port, peer(holder))
                                    : Texts.get("bindcause.connection", who, port, peer(holder));
            case Cause.HeldByTimeWait(SocketEntry _, @Nullable Instant until) ->
                    until == null
                            ? Texts.get("bindcause.timeWait.untimed")
                            : Texts.get("bindcause.timeWait", left(refusal, until));
            case Cause.HeldByOrphan(SocketEntry holder, @Nullable Instant until) ->
                    until == null
                            ? Texts.get(
                                    "bindcause.orphan.untimed", port, peer(holder), holder.state())
                            : Texts.get(
                                    "bindcause.orphan",
                                    port,
                                    peer(holder),
                                    holder.state(),
                                    left(refusal, until));
            case Cause.HeldByKernel(SocketEntry holder) -> kernels(holder, port, where);
        };
    }

    private static String kernels(SocketEntry holder, String port, String where) {
        return holder.ownership() instanceof KernelHeld(var _, var _, KernelDevice service)
                        && service != null
                ? Texts.get("bindcause.kernel.service", port, where, UnseenText.service(service))
                : Texts.get("bindcause.kernel", port, where);
    }

    private static String has(SocketEntry holder, String who) {
        String port = holder.local().port().toString();
        String where = HolderText.where(holder);
        return holder.protocol() == Protocol.TCP
                ? Texts.get("bindcause.listens", who, port, where)
                : Texts.get("bindcause.hasUdp", who, port, where);
    }

    private static String overlap(SocketEntry holder, BindPlace place) {
        boolean holderIsWider = holder.local().address().unmapped().isWildcard();
        boolean placeIsWider = place.endpoint().address().unmapped().isWildcard();
        if (holderIsWider && placeIsWider) {
            return Texts.get("bindcause.overlap.families");
        }
        if (holderIsWider) {
            return holder.protocol() == Protocol.TCP
                    ? Texts.get("bindcause.overlap.wildcard.tcp", place.addressText())
                    : Texts.get("bindcause.overlap.wildcard.udp", place.addressText());
        }
        return Texts.get(
                "bindcause.overlap.specific",
                HolderText.where(place),
                BindPlace.of(holder).addressText());
    }

    /** Nothing listened at the port, and the kernel chose that very port as the source. */
    static boolean isSelfConnected(SocketEntry holder) {
        return holder.local().equals(holder.remote());
    }

    private static String peer(SocketEntry holder) {
        Endpoint remote = holder.remote();
        return remote == null ? Texts.get("diagnosis.noPeer") : SocketText.endpoint(remote);
    }

    private static String left(Refusal refusal, Instant until) {
        return DurationText.remaining(Duration.between(refusal.at(), until));
    }
}
