package dev.bindsight.model;

import java.time.Duration;

/** Why there is no TLS session (RFC 8446, RFC 5246), or none any more. */
public sealed interface TlsFailure {
    /** The name of the kind for programs, such as {@code alert}. */
    String kind();

    /**
     * The peer closed the connection.
     *
     * @param answered whether it had answered the hello
     */
    record Closed(boolean answered) implements TlsFailure {
        @Override
        public String kind() {
            return "closed";
        }
    }

    /** The peer answered, and then no more in the time that was waited. */
    record Stalled(Duration waited) implements TlsFailure {
        @Override
        public String kind() {
            return "stalled";
        }
    }

    /**
     * What came back is no record of TLS.
     *
     * @param quoted its beginning, in quotes, with escapes for what is not ASCII
     */
    record OtherProtocol(String quoted) implements TlsFailure {
        @Override
        public String kind() {
            return "wrong-version";
        }
    }

    /**
     * The peer ended it with an alert (RFC 8446 section 6).
     *
     * @param alert its name
     * @param when how far the session was
     */
    record Alert(String alert, Progress when) implements TlsFailure {
        @Override
        public String kind() {
            return when == Progress.CERTIFICATE_ASKED ? "client-certificate" : "alert";
        }
    }

    /**
     * What came back cannot be read.
     *
     * @param message the words of the Java runtime
     * @param when how far the session was
     */
    record Unreadable(String message, Progress when) implements TlsFailure {
        @Override
        public String kind() {
            return "unreadable";
        }
    }

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
