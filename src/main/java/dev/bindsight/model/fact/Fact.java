package dev.bindsight.model.fact;

import dev.bindsight.model.ScriptWord;

/** What one line of evidence says, as typed values. {@code words.EvidenceText} says it. */
public sealed interface Fact permits BindFact, ConnectFact, MachineFact, ReportFact {
    /** The word by which scripts know what sort of fact it is: {@code shared-place}. */
    default String id() {
        return ScriptWord.of(getClass());
    }
}
