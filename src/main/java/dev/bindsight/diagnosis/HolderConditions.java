package dev.bindsight.diagnosis;

import dev.bindsight.diagnosis.observation.HolderState;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessState;
import dev.bindsight.text.ConditionText;
import dev.bindsight.text.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What keeps the holder of a socket from accepting a connection, as clauses. */
public final class HolderConditions {
    private HolderConditions() {}

    /** What is worth telling of one, as clauses without their subject. */
    public static List<String> clauses(HolderState holder) {
        ProcessCondition condition = Objects.requireNonNull(holder.condition());
        var clauses = new ArrayList<>(ConditionText.of(condition));
        if (condition.state() == ProcessState.STOPPED) {
            // the state comes first
            clauses.set(
                    0,
                    Texts.get(
                            "condition.stopped.continue",
                            clauses.getFirst(),
                            holder.process().pid().toString()));
        }
        return clauses;
    }
}
