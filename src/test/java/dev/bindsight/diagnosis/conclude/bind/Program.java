package dev.bindsight.diagnosis.conclude.bind;

import static dev.bindsight.occupancy.Seen.USER;

import dev.bindsight.model.Container;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.ProcessState;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A process that runs, said in a few words. */
final class Program {
    private final int pid;
    private final String name;
    private List<String> command;
    private Uid uid = USER;
    private boolean isKernelThread;
    private @Nullable ProcessRef parent;
    private @Nullable String executable;
    private @Nullable SystemdUnit unit;
    private @Nullable Container container;

    private Program(int pid, String name) {
        this.pid = pid;
        this.name = name;
        this.command = List.of(name);
    }

    static Program of(int pid, String name) {
        return new Program(pid, name);
    }

    Program command(String... words) {
        command = List.of(words);
        return this;
    }

    Program uid(long number) {
        uid = new Uid(number);
        return this;
    }

    Program kernelThread() {
        isKernelThread = true;
        return this;
    }

    Program in(SystemdUnit itsUnit) {
        unit = itsUnit;
        return this;
    }

    Program in(Container its) {
        container = its;
        return this;
    }

    Program of(ProcessDetails itsParent) {
        parent = itsParent.ref();
        return this;
    }

    Program executable(String path) {
        executable = path;
        return this;
    }

    ProcessDetails get() {
        var facts =
                new ProcessFacts(
                        new ProcessRef(new Pid(pid), 1),
                        parent,
                        name,
                        command,
                        uid,
                        null,
                        executable,
                        Instant.EPOCH,
                        pid,
                        false,
                        null,
                        ProcessState.RUNNING,
                        isKernelThread);
        String user = uid.equals(USER) ? "ann" : uid.equals(Uid.ROOT) ? "root" : "user" + uid;
        return new ProcessDetails(facts, user, name, null, unit, container);
    }

    static Ownership owned(ProcessDetails... owners) {
        return new Ownership.OwnedBy(Arrays.stream(owners).map(ProcessDetails::ref).toList());
    }
}
