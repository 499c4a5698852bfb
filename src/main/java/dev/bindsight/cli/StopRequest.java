package dev.bindsight.cli;

import dev.bindsight.model.Protocol;
import dev.bindsight.probe.AddressSpec;

import java.time.Duration;
import java.util.List;

/**
 * What {@code stop} was asked for.
 *
 * @param places the ports to be freed, at least one
 * @param protocol of all of them
 * @param pids only these of their owners; all of them if empty
 * @param force whether SIGKILL follows where SIGTERM does not do
 * @param patience how long a process may take to end
 * @param yes whether nobody shall be asked
 * @param json whether the answer is a document
 */
record StopRequest(
        List<AddressSpec> places,
        Protocol protocol,
        List<Integer> pids,
        boolean force,
        Duration patience,
        boolean yes,
        boolean json) {}
