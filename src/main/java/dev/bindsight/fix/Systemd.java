package dev.bindsight.fix;

import dev.bindsight.model.Supervisor;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.model.Uid;
import dev.bindsight.platform.MachineFacts;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks systemd about a unit and has it stopped (systemctl(1)). A .socket unit and its service are
 * stopped in one command: systemd would start the service again on the next connection.
 */
final class Systemd {
    private static final Duration ASK = Duration.ofSeconds(3);

    /**
     * Services that start programs of people, who do not belong to them: a job of cron is in
     * cron.service, a login without pam_systemd in ssh.service.
     */
    private static final Set<String> LAUNCHERS =
            Set.of(
                    "cron.service",
                    "crond.service",
                    "cronie.service",
                    "atd.service",
                    "ssh.service",
                    "sshd.service",
                    "docker.service",
                    "containerd.service",
                    "podman.service",
                    "libvirtd.service",
                    "display-manager.service",
                    "gdm.service",
                    "lightdm.service",
                    "sddm.service",
                    "emergency.service",
                    "rescue.service",
                    "tmux.service");

    private final Commands commands;
    private final MachineFacts machine;

    Systemd(Commands commands, MachineFacts machine) {
        this.commands = commands;
        this.machine = machine;
    }

    /**
     * The unit that keeps a process, as far as its name tells: a service, or a .socket unit. A
     * session, the scope of an application and the manager of a user keep nothing running.
     */
    static @Nullable SystemdUnit keeper(@Nullable SystemdUnit unit) {
        if (unit == null || unit.name().startsWith("-")) {
            return null;
        }
        String name = unit.name();
        boolean ofUser = name.startsWith("user@") || name.startsWith("getty@");
        boolean terminal = name.startsWith("app-") && unit.user();
        boolean service = name.endsWith(".service") && !ofUser && !terminal;
        return service || name.endsWith(".socket") ? unit : null;
    }

    /** Whether the service starts programs that it does not keep. */
    static boolean isLauncher(SystemdUnit unit) {
        return LAUNCHERS.contains(unit.name()) || unit.name().startsWith("serial-getty@");
    }

    /**
     * The unit as a supervisor, with what systemctl tells of it.
     *
     * @param owner the user whose manager keeps it, where it is a user's
     */
    Described describe(SystemdUnit unit, Uid owner) {
        var command = command(unit, owner);
        command.addAll(
                List.of(
                        "show",
                        "--property=LoadState",
                        "--property=Restart",
                        "--property=TriggeredBy",
                        "--property=Triggers",
                        "--property=MainPID",
                        unit.name()));
        Map<String, String> properties =
                commands.run(command, ASK, () -> false) instanceof Commands.Result.Ran ran
                                && ran.exitStatus() == 0
                        ? properties(ran.output())
                        : Map.of();
        String loadState = properties.getOrDefault("LoadState", "loaded");
        if (!loadState.equals("loaded")) {
            return new Described(null, 0);
        }
        String restart = properties.getOrDefault("Restart", "");
        var supervisor =
                new Supervisor.Systemd(
                        unit,
                        unit.name().endsWith(".socket") || restart.isEmpty() ? null : restart,
                        together(unit, properties));
        return new Described(supervisor, number(properties.get("MainPID")));
    }

    /**
     * A unit, described.
     *
     * @param supervisor absent where systemd knows no such unit: whoever may make a cgroup names it
     * @param mainPid the pid of its main process, 0 for none or unknown
     */
    record Described(Supervisor.@Nullable Systemd supervisor, int mainPid) {}

    /**
     * Stops the unit and what would start it again, and waits for the end of the job. polkit may
     * ask for a password in a window of its own; {@code --no-ask-password} would forbid that.
     */
    Commands.Result stop(
            Supervisor.Systemd supervisor, Uid owner, Duration limit, BooleanSupplier cancelled) {
        var command = command(supervisor.unit(), owner);
        command.addAll(List.of("stop", supervisor.unit().name()));
        command.addAll(supervisor.together());
        return commands.run(command, limit, cancelled);
    }

    /** What a person would type. */
    static String typed(Supervisor.Systemd supervisor) {
        String manager = supervisor.unit().user() ? "systemctl --user stop " : "systemctl stop ";
        return manager
                + String.join(
                        " ",
                        Stream.concat(
                                        Stream.of(supervisor.unit().name()),
                                        supervisor.together().stream())
                                .toList());
    }

    /** Whether two supervisors are the same units, whichever of them was found first. */
    static Set<String> units(Supervisor.Systemd supervisor) {
        return Stream.concat(Stream.of(supervisor.unit().name()), supervisor.together().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private ArrayList<String> command(SystemdUnit unit, Uid owner) {
        var command = new ArrayList<String>();
        command.add("systemctl");
        if (unit.user()) {
            command.add("--user");
            if (!owner.equals(machine.uid())) {
                command.add("--machine=" + machine.userName(owner) + "@");
            }
        }
        return command;
    }

    private static List<String> together(SystemdUnit unit, Map<String, String> properties) {
        boolean socket = unit.name().endsWith(".socket");
        String related = properties.getOrDefault(socket ? "Triggers" : "TriggeredBy", "");
        String suffix = socket ? ".service" : ".socket";
        return Stream.of(related.split(" "))
                .filter(name -> name.endsWith(suffix) && !name.startsWith("-"))
                .sorted()
                .toList();
    }

    private static Map<String, String> properties(String output) {
        var properties = new HashMap<String, String>();
        output.lines()
                .filter(line -> line.indexOf('=') > 0)
                .forEach(line -> {
                    int equals = line.indexOf('=');
                    properties.put(line.substring(0, equals), line.substring(equals + 1));
                });
        return properties;
    }

    private static int number(@Nullable String text) {
        boolean digits = text != null && text.matches("[0-9]{1,9}");
        return digits ? Integer.parseInt(text) : 0;
    }
}
