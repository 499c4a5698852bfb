package dev.bindsight.view.ports;

import dev.bindsight.inventory.SocketInspector;
import dev.bindsight.inventory.project.Project;
import dev.bindsight.inventory.project.ProjectBook;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.TcpMeasurement;

import java.util.Map;
import java.util.Optional;

/**
 * The extras of this machine.
 *
 * @param inspector asks the kernel about connections
 * @param projects what is known of projects
 */
public record LiveExtras(SocketInspector inspector, ProjectBook projects) implements RowExtras {
    @Override
    public Map<SocketKey, TcpMeasurement> measurements() {
        return inspector.measurements();
    }

    @Override
    public Optional<Project> project(ProcessDetails process, Runnable learned) {
        return projects.of(process, learned);
    }
}
