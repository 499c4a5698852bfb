package dev.bindsight.diagnosis.gather;

import dev.bindsight.diagnosis.observation.OwnProcess;
import dev.bindsight.inventory.MachineSummary;

/** Looks at who Bindsight itself is. */
public final class OwnProcessLook {
    private OwnProcessLook() {}

    /** At this moment: a few files of /proc. */
    public static OwnProcess at(MachineSummary machine) {
        return new OwnProcess(
                machine.self().orElse(null),
                machine.uid(),
                machine.user(),
                machine.capabilities(),
                machine.pidsAreOurs());
    }
}
