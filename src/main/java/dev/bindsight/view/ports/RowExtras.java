package dev.bindsight.view.ports;

import dev.bindsight.inventory.project.Project;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.TcpMeasurement;

import java.util.Map;
import java.util.Optional;

/** What rows can show besides what a listing holds; asked for only while a column shows it. */
public interface RowExtras {
    /** What the kernel measured on every TCP connection. A call or two, on the lists' thread. */
    Map<SocketKey, TcpMeasurement> measurements();

    /**
     * The project of a process as far as it is known; never blocks.
     *
     * @param learned is run when more is known, on any thread
     */
    Optional<Project> project(ProcessDetails process, Runnable learned);
}
