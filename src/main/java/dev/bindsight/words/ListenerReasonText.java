package dev.bindsight.words;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.fact.Holder;
import dev.bindsight.model.fact.ListenerReason;

import java.util.Objects;

/** Why a connect was refused by who has the port, or because nobody has. */
final class ListenerReasonText {
    private ListenerReasonText() {}

    static Sentence of(ListenerReason reason) {
        return switch (reason) {
            case ListenerReason.RefusedThere(Protocol protocol, BindPlace place) ->
                    Sentence.of(
                            switch (protocol) {
                                case TCP -> "whyConnect.refused.remote";
                                case UDP -> "whyConnect.refused.remoteUdp";
                            },
                            place);
            case ListenerReason.RefusedUnseen(BindPlace place) ->
                    Sentence.of("whyConnect.refused.unseen", place);
            case ListenerReason.NobodyHasPort(Protocol protocol, Port port, boolean isWhole) ->
                    isWhole ? onMachine(protocol, port) : here(protocol, port);
            case ListenerReason.OnlyConnected(Port port, Holder there) ->
                    Sentence.of(
                            "whyConnect.refused.connected",
                            port,
                            Objects.requireNonNull(there.socket().remote(), "it is connected"),
                            HolderPhrases.who(there));
            case ListenerReason.OnlyInNamespace(Protocol protocol, Port port, Holder there) ->
                    here(protocol, port).then(ListenerFactText.inNamespace(there));
            case ListenerReason.ListensNow(BindPlace place, Holder listener) ->
                    at("whyConnect.refused.untried", place, listener);
            case ListenerReason.ListensSince(BindPlace place, Holder listener) ->
                    at("whyConnect.refused.late", place, listener);
            case ListenerReason.QueueRefuses(BindPlace place, Holder listener) ->
                    at("whyConnect.refused.full", place, listener);
            case ListenerReason.RefusedInItsPlace(BindPlace place, Holder listener) ->
                    at("whyConnect.refused.rejected", place, listener);
            case ListenerReason.ListensElsewhere(BindPlace place, Holder listener) ->
                    Sentence.of(
                            "whyConnect.refused.elsewhere",
                            place,
                            HolderPhrases.who(listener),
                            BindPlace.of(listener.socket()));
            case ListenerReason.ListensOnOtherPort(BindPlace place, Holder listener) ->
                    Sentence.of(
                            "whyConnect.refused.otherPort",
                            place,
                            HolderPhrases.who(listener),
                            listener.socket().local().port());
        };
    }

    private static Sentence at(String key, BindPlace place, Holder listener) {
        return Sentence.of(key, place, HolderPhrases.who(listener));
    }

    private static Sentence onMachine(Protocol protocol, Port port) {
        return switch (protocol) {
            case TCP -> Sentence.of("whyConnect.refused.local", port);
            case UDP -> Sentence.of("whyConnect.refused.localUdp", port);
        };
    }

    private static Sentence here(Protocol protocol, Port port) {
        return switch (protocol) {
            case TCP -> Sentence.of("whyConnect.refused.here", port);
            case UDP -> Sentence.of("whyConnect.refused.hereUdp", port);
        };
    }
}
