package dev.bindsight.words;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.fact.ConnectReason;

/** Why a connect failed, or why its connection is of no use, as one or two sentences. */
final class ConnectReasonText {
    private ConnectReasonText() {}

    static Sentence of(ConnectReason reason) {
        return switch (reason) {
            case ConnectReason.ConnectedToItself(Endpoint both) ->
                    Sentence.of("whyConnect.after.itself", both);
        };
    }
}
