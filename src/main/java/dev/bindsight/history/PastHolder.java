package dev.bindsight.history;

import dev.bindsight.model.Container;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.ProcessState;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A process that had a port, with what is kept of it. It may have ended long ago.
 *
 * @param ref which process it was; its start counts from the boot it ran in
 * @param startedAt when it started
 * @param name what a person calls it: {@code server.js}
 * @param runtime what runs it, absent where that is the name: {@code node}
 * @param command its program and script; other arguments only where the person wants them kept, and
 *     masked where they look like a secret
 * @param program the path of its program, absent where that could not be read
 * @param directory its working directory, absent where that could not be read
 * @param uid its user
 * @param user the name of that user, or the number where there was no name
 * @param unit the systemd unit it was in
 * @param container the container it was in
 */
public record PastHolder(
        ProcessRef ref,
        Instant startedAt,
        String name,
        @Nullable String runtime,
        List<String> command,
        @Nullable String program,
        @Nullable String directory,
        Uid uid,
        String user,
        @Nullable SystemdUnit unit,
        @Nullable Container container) {
    /** Copies the arguments. */
    public PastHolder {
        command = List.copyOf(command);
    }

    /** The same as another process that was started alike. */
    public PastHolder as(ProcessRef other, Instant otherStartedAt) {
        return new PastHolder(
                other,
                otherStartedAt,
                name,
                runtime,
                command,
                program,
                directory,
                uid,
                user,
                unit,
                container);
    }

    /** Its process id then; another process may have it now. */
    public Pid pid() {
        return ref.pid();
    }

    /**
     * The same as a process of an inventory is described, for whatever names or filters those. What
     * is not kept of it is empty, its state is that of one that ended.
     */
    public ProcessDetails details() {
        String file = program == null ? name : program.substring(program.lastIndexOf('/') + 1);
        var facts =
                new ProcessFacts(
                        ref,
                        null,
                        file,
                        command,
                        uid,
                        directory,
                        program,
                        startedAt,
                        0,
                        false,
                        null,
                        ProcessState.ENDED,
                        false);
        return new ProcessDetails(facts, user, name, runtime, unit, container);
    }
}
