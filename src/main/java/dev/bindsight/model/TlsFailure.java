package dev.bindsight.model;

import java.time.Duration;

/** Why there is no TLS session (RFC 8446, RFC 5246), or none any more. */
public sealed interface TlsFailure {
    /** The name of the kind for programs, such as {@code alert}. */
    default String kind() {
        return switch (this) {
            case Closed _ -> "closed";
            case Stalled _ -> "stalled";
            case OtherProtocol _ -> "wrong-version";
            case Alert(var _, Progress when) ->
                    when == Progress.CERTIFICATE_ASKED ? "client-certificate" : "alert";
            case Unreadable _ -> "unreadable";
        };
    }

    /**
     * The peer closed the connection.
     *
     * @param answered whether it had answered the hello
     */
    record Closed(boolean answered) implements TlsFailure {}

    /** The peer answered, and then no more in the time that was waited. */
    record Stalled(Duration waited) implements TlsFailure {}

    /**
     * What came back is no record of TLS.
     *
     * @param quoted its beginning, in quotes, with escapes for what is not ASCII
     */
    record OtherProtocol(String quoted) implements TlsFailure {}

    /**
     * The peer ended it with an alert (RFC 8446 section 6).
     *
     * @param alert its name
     * @param when how far the session was
     */
    record Alert(String alert, Progress when) implements TlsFailure {}

    /**
     * What came back cannot be read.
     *
     * @param message the words of the Java runtime
     * @param when how far the session was
     */
    record Unreadable(String message, Progress when) implements TlsFailure {}

    /** How far a session had come. */
    enum Progress {
        /** The handshake was under way. */
        HANDSHAKE,
        /** The server had asked for a certificate of the client, and got none. */
        CERTIFICATE_ASKED,
        /** The client was done with the handshake. */
        ESTABLISHED
    }
}
