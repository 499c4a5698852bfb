package dev.bindsight.words;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.KernelDevice;
import dev.bindsight.model.Ownership.KernelHeld;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Holder;

import java.time.Instant;

/** What a socket in the way is, and why it refuses the bind, as one or two sentences. */
final class HeldPortText {
    private HeldPortText() {}

    static Sentence taken(Holder holder) {
        return has(holder)
                .then(
                        switch (holder.socket().protocol()) {
                            case TCP -> Sentence.of("bindcause.same.tcp");
                            case UDP -> Sentence.of("bindcause.same.udp");
                        });
    }

    static Sentence overlaps(Holder holder, BindPlace asked) {
        return has(holder).then(overlap(holder.socket(), asked));
    }

    static Sentence bound(Holder holder) {
        return with("bindcause.bound", holder);
    }

    static Sentence shared(Holder holder, Syscall call) {
        return has(holder).then(Sentence.of("bindcause.sharing.listener", call));
    }

    static Sentence aboutToListen(Holder holder) {
        return with("bindcause.sharing.bound", holder);
    }

    static Sentence connected(Holder holder, boolean outgoing) {
        SocketEntry socket = holder.socket();
        if (socket.local().equals(socket.remote())) {
            return Sentence.of(
                    "bindcause.selfConnected", HolderPhrases.who(holder), socket.local().port());
        }
        return Sentence.of(
                outgoing ? "bindcause.outgoing" : "bindcause.connection",
                HolderPhrases.who(holder),
                socket.local().port(),
                peer(socket));
    }

    static Sentence timeWait(BindReason.InTimeWait ended) {
        Instant until = ended.until();
        return until == null
                ? Sentence.of("bindcause.timeWait.untimed")
                : Sentence.of("bindcause.timeWait", Sentence.countdown(ended.seen(), until));
    }

    static Sentence orphan(BindReason.Orphaned ended) {
        SocketEntry socket = ended.holder();
        Port port = socket.local().port();
        Instant until = ended.until();
        return until == null
                ? Sentence.of("bindcause.orphan.untimed", port, peer(socket), socket.state())
                : Sentence.of(
                        "bindcause.orphan",
                        port,
                        peer(socket),
                        socket.state(),
                        Sentence.countdown(ended.seen(), until));
    }

    static Sentence kernel(SocketEntry socket) {
        Port port = socket.local().port();
        Sentence where = HolderPhrases.where(socket);
        return socket.ownership() instanceof KernelHeld(var _, var _, KernelDevice service)
                        && service != null
                ? Sentence.of("bindcause.kernel.service", port, where, UnseenText.service(service))
                : Sentence.of("bindcause.kernel", port, where);
    }

    private static Sentence has(Holder holder) {
        return with(
                holder.socket().protocol() == Protocol.TCP
                        ? "bindcause.listens"
                        : "bindcause.hasUdp",
                holder);
    }

    private static Sentence with(String key, Holder holder) {
        SocketEntry socket = holder.socket();
        return Sentence.of(
                key, HolderPhrases.who(holder), socket.local().port(), HolderPhrases.where(socket));
    }

    private static Sentence overlap(SocketEntry holder, BindPlace asked) {
        boolean holderIsWider = holder.local().address().unmapped().isWildcard();
        boolean askedIsWider = asked.endpoint().address().unmapped().isWildcard();
        if (holderIsWider && askedIsWider) {
            return Sentence.of("bindcause.overlap.families");
        }
        if (holderIsWider) {
            return Sentence.of(
                    holder.protocol() == Protocol.TCP
                            ? "bindcause.overlap.wildcard.tcp"
                            : "bindcause.overlap.wildcard.udp",
                    new Span.Address(asked.addressText()));
        }
        return Sentence.of(
                "bindcause.overlap.specific",
                HolderPhrases.where(asked),
                new Span.Address(BindPlace.of(holder).addressText()));
    }

    private static Object peer(SocketEntry socket) {
        Endpoint remote = socket.remote();
        return remote == null
                ? Sentence.of("diagnosis.noPeer")
                : new Span.Address(SocketText.endpoint(remote));
    }
}
