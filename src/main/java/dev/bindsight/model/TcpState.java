package dev.bindsight.model;

/**
 * The states of {@code include/net/tcp_states.h}, with the kernel's numbers. UDP sockets use two of
 * them: {@link #CLOSE} while unconnected, {@link #ESTABLISHED} once connected.
 */
public enum TcpState {
    /** Both sides agreed; data may flow. */
    ESTABLISHED(1),
    /** A SYN was sent and not answered yet. */
    SYN_SENT(2),
    /** A SYN was received and answered; the last ACK is missing. */
    SYN_RECV(3),
    /** This side closed; its FIN is not acknowledged yet. */
    FIN_WAIT1(4),
    /** This side closed and the peer knows; the peer has not closed. */
    FIN_WAIT2(5),
    /** This side closed first; the port is kept for 60 s against late segments. */
    TIME_WAIT(6),
    /** No connection; of UDP: unconnected, which {@code ss} calls UNCONN. */
    CLOSE(7),
    /** The peer closed; this side's program has not. */
    CLOSE_WAIT(8),
    /** Both closed; the last ACK is missing. */
    LAST_ACK(9),
    /** Waits for connections. */
    LISTEN(10),
    /** Both closed at the same time. */
    CLOSING(11),
    /** A request in the SYN queue; sock_diag reports it as {@link #SYN_RECV}. */
    NEW_SYN_RECV(12),
    /** Bound, but neither listening nor connected: blocks a bind, yet most tools do not show it. */
    BOUND_INACTIVE(13);

    private static final TcpState[] BY_NUMBER = new TcpState[14];

    static {
        for (TcpState state : values()) {
            BY_NUMBER[state.number] = state;
        }
    }

    private final int number;

    TcpState(int number) {
        this.number = number;
    }

    /** The kernel's number, 1 to 13. */
    public int number() {
        return number;
    }

    /**
     * The state with the kernel's number.
     *
     * @throws IllegalArgumentException if the kernel headers have no such state
     */
    public static TcpState of(int number) {
        if (number < 1 || number >= BY_NUMBER.length) {
            throw new IllegalArgumentException("no TCP state has the number " + number);
        }
        return BY_NUMBER[number];
    }

    /**
     * The name users and scripts read: the kernel's, UNCONN for UDP as {@code ss} has it, and BOUND
     * for a bound-only socket.
     */
    public String label(Protocol protocol) {
        return switch (this) {
            case CLOSE -> protocol == Protocol.UDP ? "UNCONN" : "CLOSE";
            case BOUND_INACTIVE -> "BOUND";
            case NEW_SYN_RECV -> "SYN_RECV";
            default -> name();
        };
    }
}
