package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.model.Cause;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.BindFact;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Holder;

import java.util.ArrayList;
import java.util.List;

/** A connection that a process has open keeps its port. */
record ConnectionCase(BindObservation found, Cause.HeldByConnection cause) implements HeldCase {
    @Override
    public BindReason why(Holder who) {
        return new BindReason.PortConnected(who, cause.outgoing());
    }

    /** How it comes that a client has the port: it lies in the range that the kernel picks from. */
    @Override
    public List<Evidence> evidence() {
        var evidence = new ArrayList<>(HeldCase.super.evidence());
        SocketEntry holder = cause.holder();
        EphemeralPorts range = found.machine().ephemeral();
        boolean isClient = cause.outgoing() || holder.local().equals(holder.remote());
        if (isClient && range != null && range.contains(holder.local().port())) {
            evidence.add(Evidence.machine(new BindFact.Pickable(range)));
        }
        return evidence;
    }
}
