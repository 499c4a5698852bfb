package dev.bindsight.cli;

import dev.bindsight.model.CommandRun;

import java.util.List;

/** Runs a command in the place of this process, and reads along. */
@FunctionalInterface
public interface CommandRunner {
    /**
     * Runs it and waits for its end.
     *
     * @param words what to start, and its arguments, as they were typed; one at least
     * @param allOutput whether standard output is read along too
     */
    CommandRun run(List<String> words, boolean allOutput);
}
