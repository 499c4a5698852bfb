package dev.bindsight.probe;

/** Why a {@link TypedConnect} makes no sense. */
public sealed interface ConnectMistake {
    /**
     * What stands for the host is neither a name nor an address.
     *
     * @param text what was typed
     */
    record NoHost(String text) implements ConnectMistake {}

    /**
     * A part of the ports is no port, no range and the name of no service.
     *
     * @param part the first such part, empty if nothing was typed at all
     */
    record NoPort(String part) implements ConnectMistake {}

    /** What stands for the timeout is no time, or none that anything could happen in. */
    record NoTimeout() implements ConnectMistake {}

    /**
     * What a socket is to be bound to first is no address.
     *
     * @param text what was typed
     */
    record NoSource(String text) implements ConnectMistake {}

    /**
     * The address a socket is to be bound to is of the family that is not asked for: nothing could
     * be reached from there.
     *
     * @param text what was typed
     */
    record SourceOfOtherFamily(String text) implements ConnectMistake {}

    /**
     * What one HEAD is to ask for cannot stand in a request.
     *
     * @param text what was typed
     */
    record NoPath(String text) implements ConnectMistake {}

    /** A TLS handshake is asked for over UDP. */
    record TlsOverUdp() implements ConnectMistake {}

    /**
     * A HEAD is asked for over UDP.
     *
     * @param path of what
     */
    record HeadOverUdp(String path) implements ConnectMistake {}
}
