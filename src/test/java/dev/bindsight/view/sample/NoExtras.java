package dev.bindsight.view.sample;

import dev.bindsight.inventory.project.Project;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.view.ports.RowExtras;

import java.util.Map;
import java.util.Optional;

/** A machine of which nothing is known but its listing. */
public final class NoExtras implements RowExtras {
    /** Makes one. */
    public NoExtras() {}

    @Override
    public Map<SocketKey, TcpMeasurement> measurements() {
        return Map.of();
    }

    @Override
    public Optional<Project> project(ProcessDetails process, Runnable learned) {
        return Optional.empty();
    }
}
