package dev.bindsight.model.fact;

import dev.bindsight.model.Pid;
import dev.bindsight.model.Protocol;

import java.util.List;

/** What bears the cause of a refused bind out. */
public sealed interface BindFact extends Fact {
    /**
     * Several sockets have the place together, as SO_REUSEPORT allows (socket(7)).
     *
     * @param protocol theirs
     * @param sockets how many, at least two
     */
    record SharedPlace(Protocol protocol, int sockets) implements BindFact {}

    /**
     * The sockets that share a place are of one program that was started several times.
     *
     * @param program its name
     * @param pids the processes, at least two
     */
    record SameProgram(String program, List<Pid> pids) implements BindFact {
        /** Copies the list. */
        public SameProgram {
            pids = List.copyOf(pids);
        }
    }
}
