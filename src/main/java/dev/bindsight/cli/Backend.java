package dev.bindsight.cli;

import dev.bindsight.diagnosis.BindDiagnosis;
import dev.bindsight.diagnosis.ConflictMatrix;
import dev.bindsight.diagnosis.ConnectDiagnosis;
import dev.bindsight.diagnosis.ReportDiagnosis;
import dev.bindsight.fix.PortStopper;
import dev.bindsight.history.HistoryReader;
import dev.bindsight.history.RecorderSwitch;
import dev.bindsight.history.recorder.RecordingLoop;
import dev.bindsight.history.store.Notebook;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.connection.LiveConnections;
import dev.bindsight.probe.BindProver;
import dev.bindsight.probe.FreePorts;
import dev.bindsight.probe.PortWaiter;

import java.util.List;

/** The engine behind the verbs. What a verb does not ask for need not be made. */
public interface Backend {
    /** The sockets of the machine and their owners. */
    InventoryEngine inventory();

    /** The connections of the machine, followed from now on. */
    LiveConnections connections();

    /** Names of users and services, and what Bindsight may do. */
    MachineSummary machine();

    /** The home directory, shown as {@code ~}. */
    String home();

    /** Stops owners. */
    PortStopper stopper();

    /** Proves by a bind that a port is free. */
    BindProver prover();

    /** Finds free ports. */
    FreePorts freePorts();

    /** Waits for a port. */
    PortWaiter waiter();

    /** Tries binds and explains them. */
    BindDiagnosis binds();

    /** Tries connects and explains them. */
    ConnectDiagnosis connects();

    /** Tells what is true of a reported error. */
    ReportDiagnosis reports();

    /** The variables of the environment that name a proxy, which no connect here goes by. */
    default List<String> proxyVariables() {
        return List.of();
    }

    /** Who had which port when, from the record. */
    HistoryReader history();

    /** Switches recording on and off. */
    RecorderSwitch recorder();

    /** Records until it is closed. */
    RecordingLoop recording();

    /** Where failures are noted for whoever records. */
    Notebook notebook();

    /** Tries every address and option. */
    ConflictMatrix matrix();
}
