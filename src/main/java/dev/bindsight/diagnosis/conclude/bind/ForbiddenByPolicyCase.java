package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Port;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Evidence;

import java.util.List;

/** A security policy forbids the bind: SELinux, AppArmor, Landlock, seccomp or a BPF program. */
record ForbiddenByPolicyCase(BindObservation found, Cause.ForbiddenByPolicy cause)
        implements BindCase {
    @Override
    public BindReason reason() {
        Port from = found.machine().unprivilegedFrom();
        boolean needsNone = from != null && found.wanted().compareTo(from) >= 0;
        return new BindReason.Forbidden(needsNone ? found.wanted() : null);
    }

    @Override
    public List<Evidence> evidence() {
        return PrivilegedPortCase.privileges(found);
    }
}
