package dev.bindsight.words;

import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessState;

import java.util.ArrayList;
import java.util.List;

/** What keeps the holder of a socket from taking a signal or a connection. */
public final class HolderStateText {
    private HolderStateText() {}

    /** {@code server.js (4121): ignores SIGTERM: will need SIGKILL}. */
    public static Sentence of(ProcessDetails process, ProcessCondition condition) {
        return Sentence.of(
                "condition.of",
                HolderPhrases.owner(process),
                Sentence.joined("; ", clauses(process, condition)));
    }

    /** The same without saying of whom, one clause for each thing. */
    public static List<Sentence> clauses(ProcessDetails process, ProcessCondition condition) {
        List<Sentence> clauses = new ArrayList<>();
        ConditionText.of(condition).forEach(each -> clauses.add(Sentence.plain(each)));
        if (condition.state() == ProcessState.STOPPED) {
            // the state comes first
            clauses.set(
                    0,
                    Sentence.of("condition.stopped.continue", clauses.getFirst(), process.pid()));
        }
        return clauses;
    }
}
