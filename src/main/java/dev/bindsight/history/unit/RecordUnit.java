package dev.bindsight.history.unit;

import dev.bindsight.history.RecorderSwitch.UnitChange;
import dev.bindsight.history.RecorderSwitch.UnitState;
import dev.bindsight.history.SystemReason;
import dev.bindsight.history.unit.Systemctl.Outcome;
import dev.bindsight.model.Pid;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The systemd user unit that records. Every method asks systemd and may take seconds. */
public final class RecordUnit {
    /** Its name. */
    public static final String NAME = "bindsight-record.service";

    private final Path file;
    private final String command;
    private final Map<String, String> environment;
    private final Systemctl manager;

    /**
     * The unit.
     *
     * @param environment the environment variables; {@code XDG_CONFIG_HOME} says where units are
     * @param home the user's home directory
     * @param command what starts Bindsight, absolute
     */
    public RecordUnit(Map<String, String> environment, Path home, String command) {
        this(environment, home, command, new Systemctl());
    }

    RecordUnit(Map<String, String> environment, Path home, String command, Systemctl manager) {
        String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path base =
                configured.startsWith("/") && UnitText.isPlain(configured)
                        ? Path.of(configured)
                        : home.resolve(".config");
        this.file = base.resolve("systemd").resolve("user").resolve(NAME);
        this.command = command;
        this.environment = Map.copyOf(environment);
        this.manager = manager;
    }

    /** What is known of it. */
    public UnitState state() {
        Outcome asked =
                manager.run(
                        "show",
                        "--property=ActiveState",
                        "--property=UnitFileState",
                        "--property=MainPID",
                        "--property=NRestarts",
                        NAME);
        boolean there = Files.exists(file);
        if (!(asked instanceof Outcome.Ran ran) || ran.status() != 0) {
            return new UnitState(false, file, there, false, false, null, 0);
        }
        Map<String, String> told = properties(ran.output());
        int pid = number(told.get("MainPID"));
        return new UnitState(
                true,
                file,
                there,
                "enabled".equals(told.get("UnitFileState")),
                "active".equals(told.get("ActiveState")),
                pid == 0 ? null : new Pid(pid),
                number(told.get("NRestarts")));
    }

    /** Writes it, has it enabled and starts it anew. */
    public UnitChange install() {
        if (!state().manager()) {
            return new UnitChange.NoSystemd();
        }
        try {
            Files.createDirectories(file.getParent());
            Path draft = Files.createTempFile(file.getParent(), NAME, ".new");
            try {
                Files.writeString(draft, UnitText.of(command, environment));
                Files.move(
                        draft,
                        file,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            return new UnitChange.FileRefused(file, SystemReason.of(e));
        }
        return carriedOut(
                List.of(
                        new String[] {"daemon-reload"},
                        new String[] {"enable", NAME},
                        new String[] {"restart", NAME}));
    }

    /** Stops it and takes it away. */
    public UnitChange remove() {
        UnitState before = state();
        if (!before.manager()) {
            return new UnitChange.NoSystemd();
        }
        if (before.written() || before.enabled() || before.active()) {
            UnitChange stopped =
                    carriedOut(
                            List.of(new String[] {"disable", NAME}, new String[] {"stop", NAME}));
            if (!(stopped instanceof UnitChange.Done)) {
                return stopped;
            }
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            return new UnitChange.FileRefused(file, SystemReason.of(e));
        }
        return carriedOut(List.<String[]>of(new String[] {"daemon-reload"}));
    }

    private UnitChange carriedOut(List<String[]> commands) {
        for (String[] each : commands) {
            switch (manager.run(each)) {
                case Outcome.Absent _ -> {
                    return new UnitChange.NoSystemd();
                }
                case Outcome.Ran ran -> {
                    if (ran.status() != 0) {
                        return new UnitChange.CommandFailed(ran.command(), ran.output());
                    }
                }
            }
        }
        return new UnitChange.Done(state());
    }

    private static Map<String, String> properties(String output) {
        var properties = new HashMap<String, String>();
        output.lines()
                .forEach(line -> {
                    int equals = line.indexOf('=');
                    if (equals > 0) {
                        properties.put(line.substring(0, equals), line.substring(equals + 1));
                    }
                });
        return properties;
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}
