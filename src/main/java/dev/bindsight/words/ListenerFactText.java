package dev.bindsight.words;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.fact.Holder;
import dev.bindsight.model.fact.ListenerFact;

import java.time.Instant;
import java.util.Objects;

/** What the sockets of this machine say about a connect to it, as one line. */
final class ListenerFactText {
    private ListenerFactText() {}

    static Sentence of(ListenerFact fact) {
        return switch (fact) {
            case ListenerFact.SocketSeen(Holder holder, Instant lookedAt) ->
                    HolderPhrases.line(holder, lookedAt);
            case ListenerFact.ListensAt(Holder holder) ->
                    Sentence.of(
                            holder.socket().state() == TcpState.LISTEN
                                    ? "whyConnect.refused.listens"
                                    : "whyConnect.refused.bound",
                            HolderPhrases.who(holder),
                            BindPlace.of(holder.socket()));
            case ListenerFact.ListensNear(Holder holder) ->
                    Sentence.of(
                            "whyConnect.refused.near",
                            HolderPhrases.who(holder),
                            holder.socket().local().port());
            case ListenerFact.ListensInNamespace(Holder holder) -> inNamespace(holder);
            case ListenerFact.BoundOnly(Holder holder) ->
                    Sentence.of("whyConnect.refused.boundOnly", HolderPhrases.who(holder));
            case ListenerFact.ConnectedOnly(Holder holder) ->
                    Sentence.of(
                            "whyConnect.refused.connectedOnly",
                            HolderPhrases.who(holder),
                            BindPlace.of(holder.socket()),
                            Objects.requireNonNull(holder.socket().remote(), "it is connected"));
            case ListenerFact.LeftInTimeWait _ -> Sentence.of("whyConnect.refused.timeWait");
            case ListenerFact.NoneHasPort(
                            Protocol protocol,
                            long listening,
                            Port port,
                            boolean isWhole) ->
                    Sentence.of(
                            switch (protocol) {
                                case TCP -> "whyConnect.refused.looked";
                                case UDP -> "whyConnect.refused.lookedUdp";
                            },
                            listening,
                            port,
                            Sentence.of(
                                    isWhole
                                            ? "whyConnect.refused.machine"
                                            : "whyConnect.refused.thisNamespace"));
            case ListenerFact.TwoLoopbacks _ -> Sentence.of("whyConnect.refused.loopbacks");
            case ListenerFact.FamiliesApart(AddressFamily listener) ->
                    Sentence.of("whyConnect.refused.families." + listener.name());
            case ListenerFact.BoundToDevice(String device) ->
                    Sentence.of("whyConnect.refused.device", device);
            case ListenerFact.LoopbackOnly(IpAddress address) ->
                    Sentence.of("whyConnect.refused.loopbackOnly", address);
            case ListenerFact.QueueIsFull(Holder holder, Instant lookedAt) ->
                    Sentence.of(
                            "whyConnect.silent.queue",
                            Long.toString(holder.socket().recvQ()),
                            Long.toString(holder.socket().sendQ()),
                            HolderPhrases.line(holder, lookedAt));
            case ListenerFact.ListensUnanswering(
                            Holder holder,
                            Instant lookedAt,
                            boolean hasRoom) ->
                    Sentence.of(
                            hasRoom
                                    ? "whyConnect.silent.listens"
                                    : "whyConnect.silent.listensUntold",
                            HolderPhrases.line(holder, lookedAt));
            case ListenerFact.WaitsToBeAccepted(Holder holder, Instant lookedAt) ->
                    Sentence.of("whyConnect.after.queued", HolderPhrases.line(holder, lookedAt));
            case ListenerFact.OtherEnd(Holder holder, Instant lookedAt) ->
                    Sentence.of("whyConnect.redirected.end", HolderPhrases.line(holder, lookedAt));
        };
    }

    /** What has a port in another network namespace of this machine. */
    static Sentence inNamespace(Holder holder) {
        return Sentence.of(
                "whyConnect.refused.namespace",
                HolderPhrases.who(holder),
                BindPlace.of(holder.socket()),
                String.valueOf(holder.socket().namespace()));
    }
}
