package dev.bindsight.view.navigation;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketKey;

/**
 * The ways from one screen to another, whoever asks for them. Called on the FX thread; none of it
 * blocks.
 */
public interface Navigation {
    /** Opens Ports with a socket selected. */
    void showSocket(SocketKey socket);

    /** Opens Bind with these fields filled in, and tries it. */
    void tryBind(BindPlace place, Protocol protocol);

    /** Opens Bind with a whole probe in its fields, and tries it. */
    void tryBind(BindProbe probe);

    /** Opens Bind with a whole probe in its fields, and tries nothing. */
    void fillBind(BindProbe probe);

    /**
     * Opens Connect with these fields filled in, and tries it.
     *
     * @param ports as a person types them: {@code 443}, {@code 22,80,8000-8100}
     */
    void tryConnect(String host, String ports, Protocol protocol);

    /**
     * Opens Connect with these fields filled in, and tries nothing.
     *
     * @param ports empty where they are not known
     */
    void fillConnect(String host, String ports, Protocol protocol);

    /**
     * Opens Explain and reads a text.
     *
     * @param text what a program printed, of any length
     */
    void explain(String text);

    /** Opens Explain and reads what is on the clipboard. */
    void explainClipboard();

    /** Opens History and asks who had a port. */
    void showHistory(Port port);

    /**
     * Opens the reference at an entry.
     *
     * @param errno its name, such as {@code EADDRINUSE} or {@code EAI_NONAME}
     */
    void showErrno(String errno);
}
