package dev.bindsight.model.fact;

import dev.bindsight.model.ScriptWord;

/** Why an attempt ended as it did, as typed values. {@code words.ReasonText} says it. */
public sealed interface Reason permits BindReason, ConnectReason, ReportReason {
    /** The word by which scripts know it: {@code port-taken}. */
    default String id() {
        return ScriptWord.of(getClass());
    }
}
