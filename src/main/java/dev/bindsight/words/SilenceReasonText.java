package dev.bindsight.words;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.fact.Holder;
import dev.bindsight.model.fact.SilenceReason;
import dev.bindsight.model.fact.SilenceReason.Listener;

/** Why nothing answered, as one or two sentences. */
final class SilenceReasonText {
    private SilenceReasonText() {}

    static Sentence of(SilenceReason reason) {
        return switch (reason) {
            case SilenceReason.QueueDrops(BindPlace place, Holder listener) ->
                    Sentence.of(
                            "whyConnect.silent.full",
                            HolderPhrases.who(listener),
                            place,
                            listener.socket().recvQ());
            case SilenceReason.SilentHere(BindPlace place, Listener listener) ->
                    Sentence.of(
                            switch (listener) {
                                case NONE -> "whyConnect.silent.localNone";
                                case LATE -> "whyConnect.silent.localLate";
                                case HAS_ROOM -> "whyConnect.silent.localListener";
                                case UNTOLD -> "whyConnect.silent.localUntold";
                            },
                            place);
            case SilenceReason.NeighbourDrops(BindPlace place) ->
                    Sentence.of("whyConnect.silent.neighbourUp", place);
            case SilenceReason.NothingCameBack _ -> Sentence.of("whyConnect.silent.remote");
            case SilenceReason.DatagramUnanswered(BindPlace place, boolean isBound) ->
                    Sentence.of(
                            isBound ? "whyConnect.silent.udpBound" : "whyConnect.silent.udp",
                            place);
        };
    }
}
