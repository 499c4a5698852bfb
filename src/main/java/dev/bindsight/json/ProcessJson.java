package dev.bindsight.json;

import dev.bindsight.model.Container;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.ProcessState;
import dev.bindsight.model.ProgramFile;
import dev.bindsight.model.SystemdUnit;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/**
 * A process that has a socket open.
 *
 * @param pid its pid
 * @param startTime when it started, ISO-8601 in UTC
 * @param name what a person calls it: {@code server.js}
 * @param runtime what runs it, absent where that is the name
 * @param command its arguments; empty where it has none, as a zombie
 * @param user the name of its user, or the number as text
 * @param cwd its working directory
 * @param exe the path of its program
 * @param exeState {@code replaced} where another file has that path now, {@code deleted} where none
 *     has, {@code inMemory} where it never had one; absent where it is there
 * @param parent its parent
 * @param unit the name of its systemd unit
 * @param state {@code stopped}, {@code traced}, {@code uninterruptible} or {@code zombie-leader};
 *     absent where it is plain running
 * @param container the container it runs in, or, for docker-proxy, the one it serves
 * @param via {@code io_uring} or {@code another-thread} where that is how it has the socket, and
 *     not as a descriptor of its first thread; else absent
 */
public record ProcessJson(
        int pid,
        String startTime,
        String name,
        @Nullable String runtime,
        List<String> command,
        String user,
        @Nullable String cwd,
        @Nullable String exe,
        @Nullable String exeState,
        @Nullable ParentJson parent,
        @Nullable String unit,
        @Nullable String state,
        @Nullable ContainerJson container,
        @Nullable String via) {
    /** The shape of a process that is known. */
    static ProcessJson of(ProcessDetails process, Inventory inventory) {
        ProcessFacts facts = process.facts();
        ProcessRef parent = facts.parent();
        SystemdUnit unit = process.unit();
        Container container = process.container();
        return new ProcessJson(
                process.pid().number(),
                facts.startedAt().toString(),
                process.name(),
                process.runtime(),
                facts.command(),
                process.user(),
                facts.directory(),
                facts.executable(),
                exeState(facts.programFile()),
                parent == null ? null : ParentJson.of(parent, inventory),
                unit == null ? null : unit.name(),
                state(process.state()),
                container == null ? null : ContainerJson.of(container),
                null);
    }

    /** The same process with the way in which it has a socket. */
    ProcessJson via(Ownership.@Nullable Via way) {
        if (way == null) {
            return this;
        }
        String word =
                switch (way) {
                    case ANOTHER_THREAD -> "another-thread";
                    case IO_URING -> "io_uring";
                };
        return new ProcessJson(
                pid, startTime, name, runtime, command, user, cwd, exe, exeState, parent, unit,
                state, container, word);
    }

    private static @Nullable String exeState(ProgramFile file) {
        return switch (file) {
            case REPLACED, DELETED, IN_MEMORY -> Names.camelCase(file);
            case THERE -> null;
        };
    }

    private static @Nullable String state(ProcessState state) {
        return switch (state) {
            case STOPPED, TRACED, UNINTERRUPTIBLE, ZOMBIE_LEADER ->
                    state.name().toLowerCase(Locale.ROOT).replace('_', '-');
            case RUNNING, ENDED -> null;
        };
    }
}
