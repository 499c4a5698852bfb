package dev.bindsight.history;

import dev.bindsight.model.Pid;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/** Switches recording on and off. Every method may block: systemd is asked, files are written. */
public interface RecorderSwitch {
    /** What is known of the systemd user unit. */
    UnitState unit();

    /** Writes the unit, has systemd enable it and starts it: it records from login to logout. */
    UnitChange install();

    /** Stops the unit and removes it. What was recorded stays. */
    UnitChange remove();

    /**
     * Records in this process until told otherwise.
     *
     * @return whether that is so now; not where another process records already
     */
    boolean recordHere(boolean on);

    /**
     * Deletes everything that was recorded.
     *
     * @return whether nothing of it is left
     */
    boolean forget();

    /**
     * The unit as systemd knows it.
     *
     * @param manager whether there is a systemd that keeps units of this user
     * @param file the file of the unit, whether or not it is there
     * @param written whether it is there
     * @param enabled whether it is started at login
     * @param active whether it runs
     * @param pid its process; absent where none runs
     * @param restarts how often systemd has started it again since it was started
     */
    record UnitState(
            boolean manager,
            Path file,
            boolean written,
            boolean enabled,
            boolean active,
            @Nullable Pid pid,
            int restarts) {}

    /** What came of a change. */
    sealed interface UnitChange {
        /**
         * It was done, and systemd says so.
         *
         * @param now the unit afterwards
         */
        record Done(UnitState now) implements UnitChange {}

        /** There is no systemd that keeps units of this user. */
        record NoSystemd() implements UnitChange {}

        /**
         * A command of systemd failed, or did not come to its end.
         *
         * @param command what was run
         * @param output what it said
         */
        record CommandFailed(List<String> command, String output) implements UnitChange {
            /** Copies the command. */
            public CommandFailed {
                command = List.copyOf(command);
            }
        }

        /**
         * The file of the unit could not be written or removed.
         *
         * @param file which
         * @param why the reason that the system gives
         */
        record FileRefused(Path file, String why) implements UnitChange {}
    }
}
