package dev.bindsight.model.fact;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.IcmpError;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Syscall;

import java.time.Duration;

/** What came back for a connect, and when; or that nothing did. */
public sealed interface AnswerFact extends ConnectFact {
    /** The kernel refused at once, and no packet left this machine. */
    record NothingSent() implements AnswerFact {}

    /** It was refused on this machine, before anything was sent. */
    record RefusedHere() implements AnswerFact {}

    /**
     * Somebody answered that it cannot be.
     *
     * @param after how long it took
     */
    record Answered(Duration after) implements AnswerFact {}

    /**
     * A reset came, or an ICMP message "port unreachable" for UDP.
     *
     * @param protocol which of them
     * @param after how long it took
     */
    record Refusal(Protocol protocol, Duration after) implements AnswerFact {}

    /**
     * An ICMP message ended it.
     *
     * @param error the message
     * @param after how long it took
     * @param isAskedFor whether the connect was made once more for it, with IPV6_RECVERR
     */
    record IcmpCame(IcmpError error, Duration after, boolean isAskedFor) implements AnswerFact {}

    /**
     * The kernel sent its SYN, and nothing came back.
     *
     * @param times how often (RFC 9293)
     * @param waited how long
     */
    record SynSent(long times, Duration waited) implements AnswerFact {}

    /**
     * Nothing came back until somebody gave up.
     *
     * @param waited how long
     * @param byClock whether Bindsight did, before the kernel
     */
    record NothingCame(Duration waited, boolean byClock) implements AnswerFact {}

    /**
     * Nothing came over the connection.
     *
     * @param waited how long
     */
    record NothingRead(Duration waited) implements AnswerFact {}

    /**
     * A call on the connection failed.
     *
     * @param call the call
     * @param errno what it gave
     * @param after how long it took
     */
    record BrokenOff(Syscall call, Errno errno, Duration after) implements AnswerFact {}

    /**
     * A connection has one address and port at both ends.
     *
     * @param both that
     */
    record BothEnds(Endpoint both) implements AnswerFact {}

    /**
     * The same connect was made once more.
     *
     * @param again what came of it
     */
    record TriedAgain(Again again) implements AnswerFact {}

    /** What can come of the same connect. */
    enum Again {
        /** It works. */
        WORKS,
        /** A datagram is not refused this time, which proves nothing. */
        NOT_REFUSED,
        /** It fails again. */
        FAILS
    }

    /**
     * It connects again, and while it is open nothing listens there.
     *
     * @param place to where
     */
    record ConnectsAgain(BindPlace place) implements AnswerFact {}
}
