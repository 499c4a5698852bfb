package dev.bindsight.view.connections;

import dev.bindsight.view.ports.CopyFormat;

/** What can be done with a connection. Called on the FX thread; none of it blocks. */
public interface ConnectionActions {
    /** Selects the other end of a connection within this machine. */
    void showOtherEnd(Flow flow);

    /** Goes to Connect and tries the other end. */
    void tryConnect(Flow flow);

    /** Asks whether a connection shall be closed, and says what both sides will see. */
    void close(Flow flow);

    /** Asks the resolver for the name of the other end, or says why that is not asked for. */
    void lookUp(Flow flow);

    /** Puts a connection on the clipboard. */
    void copy(Flow flow, ConnectionCopy form);

    /** Puts its socket on the clipboard, in a form that any socket has. */
    void copy(Flow flow, CopyFormat format);

    /** Saves the list as it is shown. */
    void export();
}
