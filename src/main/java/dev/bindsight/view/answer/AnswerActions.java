package dev.bindsight.view.answer;

import dev.bindsight.model.Port;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;

import java.util.List;

/** What an answer offers to do. Called on the FX thread; none of it blocks. */
public interface AnswerActions {
    /** Goes to Bind and tries the port on every interface. */
    void tryBind(Port port);

    /** Goes to Connect and tries the port of this machine. */
    void tryConnect(Port port);

    /** Opens the dialog that shows what stopping the owners would hit. */
    void stop(List<SocketEntry> sockets);

    /** Selects a socket in the list, changing what hides it. */
    void reveal(SocketKey socket);
}
