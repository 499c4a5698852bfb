package dev.bindsight.model.fact;

import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.ScriptWord;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** What ails a connection, as two readings of it showed. */
public sealed interface Ailment {
    /** The word scripts know it by: {@code close-wait-leak}. */
    default String kind() {
        return ScriptWord.of(getClass());
    }

    /**
     * Its peer has closed and its process has not, as with many others of that process: it leaks
     * them (CLOSE_WAIT, RFC 9293 section 3.3.2).
     *
     * @param process whose they are
     * @param count how many it has in CLOSE_WAIT
     * @param more how many of them are new since the reading before
     * @param oldest how long the oldest is in that state at least
     */
    record CloseWaitLeak(ProcessRef process, int count, int more, Duration oldest)
            implements Ailment {}

    /**
     * The peer does not read: it offers no window, or the persist timer runs, while bytes wait (RFC
     * 9293 section 3.8.6.1).
     *
     * @param waiting how many bytes wait
     * @param since how long that has been so at least
     */
    record PeerNotReading(long waiting, Duration since) implements Ailment {}

    /**
     * The process here does not read: what came fills its queue, and no window is offered to the
     * peer.
     *
     * @param unread how many bytes wait to be read
     * @param since how long that has been so at least
     */
    record NotReading(long unread, Duration since) implements Ailment {}

    /**
     * The peer acknowledges nothing: what was sent is sent again and again, each time after twice
     * as long (RFC 6298), until the kernel gives up ({@code tcp_retries2}, tcp(7)).
     *
     * @param times how often in a row it was sent again
     * @param waiting how many bytes are not acknowledged
     * @param since how long nothing was heard from the peer
     */
    record PeerGone(int times, long waiting, Duration since) implements Ailment {}

    /**
     * Nothing answers the first packet of the connect (SYN_SENT).
     *
     * @param times how often it was sent again, absent where the source does not tell
     */
    record NoAnswer(@Nullable Integer times) implements Ailment {}

    /** The socket is connected to itself: what it sends, it receives. */
    record SelfConnected() implements Ailment {}
}
