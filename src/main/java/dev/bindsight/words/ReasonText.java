package dev.bindsight.words;

import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.ConnectReason;
import dev.bindsight.model.fact.Reason;
import dev.bindsight.model.fact.ReportReason;

/** Why an attempt ended as it did, as one or two sentences. */
public final class ReasonText {
    private ReasonText() {}

    /** The sentences. */
    public static Sentence of(Reason reason) {
        return switch (reason) {
            case BindReason because -> BindReasonText.of(because);
            case ConnectReason because -> ConnectReasonText.of(because);
            case ReportReason because -> ReportReasonText.of(because);
        };
    }
}
