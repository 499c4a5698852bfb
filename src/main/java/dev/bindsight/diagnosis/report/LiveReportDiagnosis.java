package dev.bindsight.diagnosis.report;

import dev.bindsight.diagnosis.BindDiagnosis;
import dev.bindsight.diagnosis.ConnectDiagnosis;
import dev.bindsight.diagnosis.ReportDiagnosis;
import dev.bindsight.diagnosis.ReportFinding;
import dev.bindsight.diagnosis.conclude.report.ReportConclusions;
import dev.bindsight.diagnosis.gather.bind.BindLook;
import dev.bindsight.diagnosis.gather.bind.BindTryout;
import dev.bindsight.diagnosis.gather.bind.ViewerLook;
import dev.bindsight.diagnosis.gather.report.ClientLook;
import dev.bindsight.diagnosis.gather.report.ReportLook;
import dev.bindsight.diagnosis.gather.report.ServerLook;
import dev.bindsight.diagnosis.observation.ReportOrigin;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.errno.NumberSpace;
import dev.bindsight.explain.FoundError;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.probe.BindProver;
import dev.bindsight.probe.Cancellation;

import java.util.function.Supplier;

/** Reported errors, joined with what this machine shows now. */
public final class LiveReportDiagnosis implements ReportDiagnosis {
    private final Supplier<ErrnoReference> reference;
    private final NumberSpace system;
    private final ServerLook servers;
    private final ClientLook clients;

    /**
     * On one machine.
     *
     * @param reference tells the numbers of errnos; not asked for before there is an error
     * @param system the system of this machine
     * @param binds makes the bind of a server
     * @param connects makes connects within this machine
     */
    public LiveReportDiagnosis(
            Supplier<ErrnoReference> reference,
            NumberSpace system,
            BindDiagnosis binds,
            ConnectDiagnosis connects,
            BindProver prover,
            InventoryEngine inventory,
            MachineSummary machine,
            ViewerLook viewer) {
        this.reference = reference;
        this.system = system;
        servers =
                new ServerLook(
                        binds,
                        new BindLook(prover, inventory, machine, viewer),
                        new BindTryout(prover, machine),
                        machine,
                        ReportConclusions::trials);
        clients = new ClientLook(connects, inventory, machine);
    }

    @Override
    public ReportFinding explain(FoundError found, ReportOrigin origin, Cancellation cancellation) {
        var look = new ReportLook(reference.get(), system, servers, clients);
        return ReportConclusions.of(look.at(found, origin, cancellation));
    }
}
