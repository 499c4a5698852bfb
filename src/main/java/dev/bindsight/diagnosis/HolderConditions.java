package dev.bindsight.diagnosis;

import dev.bindsight.diagnosis.gather.HolderLook;
import dev.bindsight.diagnosis.observation.HolderState;
import dev.bindsight.diagnosis.observation.HolderStates;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessState;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.text.ConditionText;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What state the holders of sockets are in, as lines of evidence. */
public final class HolderConditions {
    private final HolderLook look;

    /** Looks there. */
    public HolderConditions(HolderLook look) {
        this.look = look;
    }

    /** Everything that is worth telling of those who hold the sockets; mostly nothing. */
    public List<Evidence> of(List<SocketEntry> sockets, @Nullable Inventory seen) {
        return of(look.at(sockets, seen));
    }

    /** The same of what was looked at. */
    public static List<Evidence> of(HolderStates states) {
        var evidence = new ArrayList<Evidence>();
        states.hindered().forEach(each -> evidence.add(Evidence.machine(line(each))));
        if (states.waiting() > 0) {
            evidence.add(Evidence.machine(Texts.get("condition.waiting", states.waiting())));
        }
        if (states.halfClosed() > 0) {
            evidence.add(Evidence.machine(Texts.get("condition.closeWait", states.halfClosed())));
        }
        return evidence;
    }

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

    private static String line(HolderState holder) {
        ProcessDetails owner = holder.process();
        String who = Texts.get("diagnosis.owner", owner.name(), owner.pid().toString());
        return Texts.get("condition.of", who, String.join("; ", clauses(holder)));
    }
}
