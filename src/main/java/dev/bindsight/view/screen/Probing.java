package dev.bindsight.view.screen;

import dev.bindsight.diagnosis.BindDiagnosis;
import dev.bindsight.diagnosis.ConflictMatrix;
import dev.bindsight.diagnosis.ConnectDiagnosis;
import dev.bindsight.diagnosis.ReportDiagnosis;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.fix.ConnectionCloser;
import dev.bindsight.fix.Remedies;
import dev.bindsight.inventory.connection.LiveConnections;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Resolution;
import dev.bindsight.probe.Cancellation;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the screens that try something work with. All of it blocks, so none of it belongs on the FX
 * thread.
 *
 * @param binds tries binds
 * @param connects tries connects
 * @param reports tells what is true of a reported error
 * @param names looks names up, as far as it is not cancelled
 * @param matrix tries every address and option
 * @param remedies carries fixes out
 * @param connections measures connections, following them from reading to reading
 * @param peerName asks the resolver for the name of an address; only on request
 * @param closer closes single connections
 * @param errnos the reference, read from its files when it is first asked for
 */
public record Probing(
        BindDiagnosis binds,
        ConnectDiagnosis connects,
        ReportDiagnosis reports,
        BiFunction<String, Cancellation, Optional<Resolution>> names,
        ConflictMatrix matrix,
        Remedies remedies,
        Supplier<LiveConnections> connections,
        Function<IpAddress, Optional<String>> peerName,
        ConnectionCloser closer,
        Supplier<ErrnoReference> errnos) {}
