package dev.bindsight.model;

import java.time.Instant;

/**
 * The timer that runs on a TCP socket ({@code idiag_timer}, inet_diag.h).
 *
 * @param kind which one
 * @param expiresAt when it runs out
 */
public record SocketTimer(Kind kind, Instant expiresAt) {
    /** The kernel's timers, by their numbers 1 to 4. */
    public enum Kind {
        /** Retransmission. */
        RETRANSMIT,
        /** Keep-alive. */
        KEEPALIVE,
        /** The end of TIME_WAIT, or of an orphan's FIN_WAIT2. */
        TIME_WAIT,
        /** Zero-window probe. */
        PROBE
    }
}
