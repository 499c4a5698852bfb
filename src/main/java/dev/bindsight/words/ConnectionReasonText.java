package dev.bindsight.words;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.fact.ConnectionReason;
import dev.bindsight.model.fact.Holder;
import dev.bindsight.model.fact.MachineFact.Hindered;
import dev.bindsight.text.DurationText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** Why a connection that was made is of no use, as one or two sentences. */
final class ConnectionReasonText {
    private ConnectionReasonText() {}

    static Sentence of(ConnectionReason reason) {
        return switch (reason) {
            case ConnectionReason.WasReset(BindPlace place) ->
                    Sentence.of("whyConnect.after.reset", place);
            case ConnectionReason.HandshakeUnanswered(BindPlace place) ->
                    Sentence.of("whyConnect.after.silentTls", place);
            case ConnectionReason.PeerVanished(BindPlace place) ->
                    Sentence.of("whyConnect.after.vanished", place);
            case ConnectionReason.NotAcceptedAndSilent(
                            @Nullable Holder listener,
                            BindPlace place) ->
                    Sentence.of(
                            "whyConnect.after.notAccepted",
                            listener == null
                                    ? Sentence.of("diagnosis.who.hidden")
                                    : HolderPhrases.who(listener),
                            place);
            case ConnectionReason.NobodyCanAccept(Holder listener, List<Hindered> why) ->
                    Sentence.of(
                            "whyConnect.unaccepted.because",
                            HolderPhrases.who(listener),
                            Sentence.joined("; ", clauses(why)));
            case ConnectionReason.NotAcceptedYet(Holder listener, Duration waited) ->
                    Sentence.of(
                            "whyConnect.unaccepted.waited",
                            HolderPhrases.who(listener),
                            DurationText.measured(waited));
            case ConnectionReason.SentElsewhere(
                            BindPlace place,
                            @Nullable Endpoint end,
                            @Nullable Holder listener) ->
                    sentElsewhere(place, end, listener);
        };
    }

    private static List<Sentence> clauses(List<Hindered> why) {
        return why.stream()
                .flatMap(each -> HolderStateText.clauses(each.process(), each.condition()).stream())
                .distinct()
                .toList();
    }

    private static Sentence sentElsewhere(
            BindPlace place, @Nullable Endpoint end, @Nullable Holder listener) {
        if (end == null) {
            return Sentence.of("whyConnect.redirected.unseen", place);
        }
        return listener == null
                ? Sentence.of("whyConnect.redirected.seen", place, end)
                : Sentence.of("whyConnect.redirected.to", place, end, HolderPhrases.who(listener));
    }
}
