package dev.bindsight.diagnosis.observation;

import dev.bindsight.model.Attempt;

/**
 * A connect that was made once more and worked.
 *
 * @param attempt the connect
 * @param sockets the sockets of this machine while it was open
 */
public record OpenAgain(Attempt attempt, SeenSockets sockets) {}
