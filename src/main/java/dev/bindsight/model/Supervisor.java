package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

/** What will start a process again when it ends, and can be stopped instead. */
public sealed interface Supervisor {
    /**
     * A systemd service, or a .socket unit that starts its service on the next connection.
     *
     * @param unit the unit
     * @param restart its restart policy ({@code Restart=} of systemd.service(5)), absent where
     *     systemctl did not tell
     */
    record Systemd(SystemdUnit unit, @Nullable String restart) implements Supervisor {
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
     * A parent process that is known to start its children again: npm, nodemon, pm2, gunicorn.
     *
     * @param process the parent
     * @param why what it was recognised by, as one short clause
     */
    record Parent(ProcessDetails process, String why) implements Supervisor {}
}
