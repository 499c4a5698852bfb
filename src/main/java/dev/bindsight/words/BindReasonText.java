package dev.bindsight.words;

import dev.bindsight.model.Protocol;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Holder;

/** Why a bind was refused, as one or two sentences. */
final class BindReasonText {
    private BindReasonText() {}

    static Sentence of(BindReason reason) {
        return switch (reason) {
            case BindReason.PortTaken(Holder holder) ->
                    has(holder)
                            .then(
                                    Sentence.of(
                                            holder.socket().protocol() == Protocol.TCP
                                                    ? "bindcause.same.tcp"
                                                    : "bindcause.same.udp"));
        };
    }

    private static Sentence has(Holder holder) {
        return Sentence.of(
                holder.socket().protocol() == Protocol.TCP
                        ? "bindcause.listens"
                        : "bindcause.hasUdp",
                HolderPhrases.who(holder),
                holder.socket().local().port(),
                HolderPhrases.where(holder.socket()));
    }
}
