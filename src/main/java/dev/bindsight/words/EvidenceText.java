package dev.bindsight.words;

import dev.bindsight.model.fact.BindFact;
import dev.bindsight.model.fact.ConnectFact;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Fact;
import dev.bindsight.model.fact.MachineFact;
import dev.bindsight.model.fact.ReportFact;

/** A fact that bears a diagnosis out, as one line. */
public final class EvidenceText {
    private EvidenceText() {}

    /** The line. */
    public static Sentence of(Evidence evidence) {
        return of(evidence.fact());
    }

    /** The line of a fact. */
    public static Sentence of(Fact fact) {
        return switch (fact) {
            case BindFact found -> BindFactText.of(found);
            case ConnectFact found -> ConnectFactText.of(found);
            case MachineFact found -> of(found);
            case ReportFact found -> ReportFactText.of(found);
        };
    }

    private static Sentence of(MachineFact fact) {
        return switch (fact) {
            case MachineFact.OwnPrivileges(var privileges) ->
                    Sentence.plain(PrivilegesText.of(privileges));
            case MachineFact.Hindered(var process, var condition) ->
                    HolderStateText.of(process, condition);
            case MachineFact.Waiting(int count) -> Sentence.of("condition.waiting", count);
            case MachineFact.HalfClosed(int count) -> Sentence.of("condition.closeWait", count);
            case MachineFact.DestroyTried(var socket, var errno) ->
                    DestroyTriedText.of(socket, errno);
        };
    }
}
