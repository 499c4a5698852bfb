package dev.bindsight.diagnosis;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.HeldBind;

import java.util.List;

/**
 * Tries binds and says why one is refused: the one entrance for the window and the terminal. Blocks
 * for as long as the kernel and a reading of the machine take. Safe for use by several threads.
 */
public interface BindDiagnosis {
    /** Where a server binds for what a person wrote. */
    List<BindPlace> places(AddressSpec spec);

    /** The machine's addresses, loopback last. */
    List<LocalAddress> addresses();

    /**
     * Binds once; if that is refused, finds the cause and tries the fixes that touch nobody.
     *
     * @param cancellation ends it early; the diagnosis then has what was found up to then
     */
    Finding tryBind(BindProbe probe, Cancellation cancellation);

    /**
     * Binds a TCP port once on every interface, as a server without options would, gives it back at
     * once, and explains nothing.
     */
    Attempt bindOnce(Port port);

    /**
     * Binds and stays bound until the result is closed.
     *
     * @return the bound socket, or one that is not held: then {@link #tryBind} says why
     */
    HeldBind hold(BindProbe probe);
}
