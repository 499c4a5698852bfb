package dev.bindsight.view.answer;

import dev.bindsight.model.Port;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.probe.AddressSpec;

import java.util.List;

/** What an answer offers to do. Called on the FX thread; none of it blocks. */
public interface AnswerActions {
    /** Goes to Bind and tries a place. */
    void tryBind(AddressSpec where);

    /**
     * Goes to Connect and tries a port.
     *
     * @param host a name, or an address without brackets
     */
    void tryConnect(String host, Port port);

    /** Has the desktop open a page. */
    void open(String address);

    /** Opens the dialog that shows what stopping the owners would hit. */
    void stop(List<SocketEntry> sockets);

    /** Selects a socket in the list, changing what hides it. */
    void reveal(SocketKey socket);
}
