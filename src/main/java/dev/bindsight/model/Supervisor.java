package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What will start a process again when it ends, and can be stopped instead. */
public sealed interface Supervisor {
    /**
     * A systemd service, or a .socket unit that starts its service on the next connection.
     *
     * @param unit the unit
     * @param restart its restart policy ({@code Restart=} of systemd.service(5)), absent where
     *     systemctl did not tell
     * @param together the units that are stopped in the same command, because one would start the
     *     other again: the .socket units of a service ({@code TriggeredBy=}), the service of a
     *     .socket unit ({@code Triggers=})
     */
    record Systemd(SystemdUnit unit, @Nullable String restart, List<String> together)
            implements Supervisor {
        /** Copies the list. */
        public Systemd {
            together = List.copyOf(together);
        }

        /** Whether it is a .socket unit. */
        public boolean isSocket() {
            return unit.name().endsWith(".socket");
        }
    }

    /**
     * A container runtime.
     *
     * @param container the container
     * @param restart its restart policy, absent where the runtime did not tell
     */
    record Runtime(Container container, @Nullable String restart) implements Supervisor {}

    /**
     * A parent process that starts its children again, or may: nodemon, pm2, gunicorn; npm, make.
     *
     * @param process the parent
     * @param role what it was recognised by
     * @param restarts whether it is known to start its children again; if not, it may: it runs a
     *     script, and only the script knows
     */
    record Parent(ProcessDetails process, ParentRole role, boolean restarts)
            implements Supervisor {}
}
