package dev.bindsight.diagnosis;

import dev.bindsight.model.Resolution;
import dev.bindsight.model.fact.Finding;

/** Is told how a connect comes along, on the threads that do it: pass it on and return. */
public interface ConnectObserver {
    /** Tells nobody. */
    ConnectObserver UNHEARD = new ConnectObserver() {};

    /** The name was looked up. */
    default void resolved(Resolution resolution) {}

    /** One address and port is decided. With many ports the diagnosis may follow in the report. */
    default void found(Finding finding) {}

    /**
     * So many are decided.
     *
     * @param total how many there are in all
     */
    default void progress(int done, int total) {}
}
