package dev.bindsight.diagnosis.conclude;

import dev.bindsight.diagnosis.observation.HolderState;
import dev.bindsight.diagnosis.observation.HolderStates;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.MachineFact;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What state the holders of sockets are in; mostly nothing that is worth telling. */
public final class HolderEvidence {
    private HolderEvidence() {}

    /** What is worth telling of what was looked at. */
    public static List<Evidence> of(HolderStates states) {
        var evidence = new ArrayList<Evidence>();
        for (HolderState each : states.hindered()) {
            evidence.add(Evidence.machine(of(each)));
        }
        if (states.waiting() > 0) {
            evidence.add(Evidence.machine(new MachineFact.Waiting(states.waiting())));
        }
        if (states.halfClosed() > 0) {
            evidence.add(Evidence.machine(new MachineFact.HalfClosed(states.halfClosed())));
        }
        return evidence;
    }

    /** What keeps one of them, of which something is worth telling. */
    public static MachineFact.Hindered of(HolderState hindered) {
        return new MachineFact.Hindered(
                hindered.process(), Objects.requireNonNull(hindered.condition()));
    }
}
