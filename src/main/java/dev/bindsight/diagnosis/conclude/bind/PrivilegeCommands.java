package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.model.Fix.Command;
import dev.bindsight.model.Fix.Grant;
import dev.bindsight.model.Port;

import java.util.List;

/** The ways to let an ordinary user have a port that needs CAP_NET_BIND_SERVICE (ip(7)). */
final class PrivilegeCommands {
    private PrivilegeCommands() {}

    /** Each for root to run; the narrowest first. */
    static List<Command> of(Port port) {
        return List.of(
                new Command(
                        "sudo systemd-run --uid=\"$USER\""
                                + " --property=AmbientCapabilities=CAP_NET_BIND_SERVICE"
                                + " /path/to/program",
                        Grant.ONE_RUN),
                new Command(
                        "sudo setcap 'cap_net_bind_service=+ep' /path/to/program", Grant.ONE_FILE),
                new Command(
                        "sudo sysctl -w net.ipv4.ip_unprivileged_port_start=" + port,
                        Grant.EVERYONE));
    }
}
