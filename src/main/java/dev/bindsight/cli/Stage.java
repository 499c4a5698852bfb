package dev.bindsight.cli;

import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;

/**
 * What is there for a rehearsal of the verbs to ask about, at ports of loopback.
 *
 * @param accepting where another process accepts
 * @param unaccepted where this process listens and nobody accepts
 * @param stoppable where one more process accepts, which is there to be stopped
 * @param owner that process
 */
public record Stage(Port accepting, Port unaccepted, Port stoppable, Pid owner) {}
