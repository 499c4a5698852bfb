package dev.bindsight.view.ports;

import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;

import java.util.List;

/**
 * What a person can do with ports, from wherever on the screen it is asked for. Called on the FX
 * thread; none of it blocks.
 */
public interface PortActions {
    /**
     * Opens the dialog that shows what stopping the owners would hit.
     *
     * @param sockets the sockets whose ports shall be free, at least one
     */
    void stop(List<SocketEntry> sockets);

    /** Goes to Bind and tries the place where a socket is bound. */
    void tryBind(SocketEntry socket);

    /** Goes to Connect and tries the port of a socket, on loopback if it is a wildcard. */
    void tryConnect(SocketEntry socket);

    /** Goes to History and asks who had the port of a socket before. */
    void whoHad(SocketEntry socket);

    /**
     * Puts sockets on the clipboard.
     *
     * @param sockets at least one
     */
    void copy(List<SocketEntry> sockets, CopyFormat format);

    /** Selects a socket in the list and scrolls to it, changing the filter if that hides it. */
    void reveal(SocketKey socket);

    /** Shows other sockets in the list, as a link beside it asks for. */
    void list(ListRequest request);

    /**
     * Has the desktop open something with the program it keeps for that.
     *
     * @param address of a page, or of a directory as a {@code file:} URI
     */
    void open(String address);

    /** Explains why owners are hidden, and what would show them. */
    void explainHiddenOwners();
}
