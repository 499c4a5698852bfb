package dev.bindsight.view.ports;

import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;

import org.jspecify.annotations.Nullable;

/**
 * What the list is asked to show from elsewhere.
 *
 * @param scope which sockets, absent to leave that as it is
 * @param filter the text for the search field
 */
public record ListRequest(@Nullable Scope scope, String filter) {
    /** Everything that a process has open on a port. */
    public static ListRequest of(ProcessDetails process) {
        return new ListRequest(null, "pid:" + process.pid());
    }

    /** The ports of a process from one to another. */
    public static ListRequest of(ProcessDetails process, int from, int to) {
        return new ListRequest(null, "pid:" + process.pid() + " port:" + from + "-" + to);
    }

    /** The connections that a listener has accepted. */
    public static ListRequest ofConnections(SocketEntry listener) {
        return new ListRequest(Scope.ALL, "port:" + listener.local().port() + " state:established");
    }
}
