package dev.bindsight.words;

import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessState;
import dev.bindsight.text.Texts;

import java.util.ArrayList;
import java.util.List;

/**
 * What keeps a process from taking a signal or a connection, as clauses without their subject:
 * {@code ignores SIGTERM: will need SIGKILL}. Of an ordinary one there is nothing to say.
 */
public final class ConditionText {
    private ConditionText() {}

    /** Everything that is worth telling. */
    public static List<String> of(ProcessCondition condition) {
        var clauses = new ArrayList<>(ofSignals(condition));
        if (condition.isOutOfDescriptors()) {
            clauses.add(
                    Texts.get(
                            "condition.descriptors",
                            String.valueOf(condition.descriptors()),
                            String.valueOf(condition.descriptorLimit())));
        }
        return clauses;
    }

    /** What matters to who sends it a signal. */
    public static List<String> ofSignals(ProcessCondition condition) {
        var clauses = new ArrayList<String>();
        if (condition.state() == ProcessState.ZOMBIE_LEADER) {
            clauses.add(Texts.get("condition.zombieLeader"));
        }
        addHindrances(condition, clauses);
        return clauses;
    }

    private static void addHindrances(ProcessCondition condition, List<String> clauses) {
        switch (condition.state()) {
            case STOPPED -> clauses.add(Texts.get("condition.stopped"));
            case TRACED -> clauses.add(Texts.get("condition.traced"));
            case UNINTERRUPTIBLE -> clauses.add(Texts.get("condition.uninterruptible"));
            case ZOMBIE_LEADER, RUNNING, ENDED -> {}
        }
        switch (condition.sigterm()) {
            case IGNORED -> clauses.add(Texts.get("condition.ignored"));
            case BLOCKED -> clauses.add(Texts.get("condition.blocked"));
            case DROPPED -> clauses.add(Texts.get("condition.dropped"));
            case ENDS, CAUGHT -> {}
        }
    }

    /**
     * Why a process runs on after a SIGTERM.
     *
     * @return empty if nothing in /proc tells
     */
    public static List<String> whyItRuns(ProcessCondition condition) {
        var clauses = new ArrayList<String>();
        addHindrances(condition, clauses);
        if (condition.sigtermPending()) {
            clauses.add(Texts.get("condition.pending"));
        } else if (condition.sigterm() == ProcessCondition.Sigterm.CAUGHT) {
            clauses.add(Texts.get("condition.caught"));
        }
        return clauses;
    }
}
