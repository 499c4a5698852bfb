package dev.bindsight.diagnosis;

import dev.bindsight.diagnosis.observation.ReportOrigin;
import dev.bindsight.explain.FoundError;
import dev.bindsight.probe.Cancellation;

/**
 * Says what a reported error means and what is true of it on this machine now: the one entrance for
 * the window and the terminal. It looks at the machine once and, where a server was refused a port,
 * tries the very bind, which is given back at once and disturbs nobody. To another machine nothing
 * is sent: a connect or a look-up that would is offered. Blocks. Safe for use by several threads.
 */
public interface ReportDiagnosis {
    /**
     * Looks, and concludes.
     *
     * @param origin where the error comes from
     * @param cancellation ends it early; then it has what was found up to then
     */
    ReportFinding explain(FoundError found, ReportOrigin origin, Cancellation cancellation);
}
